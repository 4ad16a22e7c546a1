import { createTransport } from 'nodemailer';
import { isMailAddress } from '../domain/people/mailbox.js';
import { type MailSender, messageOf } from './create-mailer.js';
import type { Mailer, MailResult } from './mail.js';

/**
 * Makes each mail as it would be sent, byte by byte, and hands it to `deliver` instead of a server, so
 * that what is shown there is what people would get.
 */
export function createMailboxMailer(
  sender: MailSender,
  deliver: (raw: Buffer) => Promise<MailResult>,
): Mailer {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      if (!isMailAddress(mail.to.address)) {
        return { kind: 'refused', sentence: 'This is not one email address.' };
      }
      const { message } = await transport.sendMail(messageOf(mail, sender));
      return await deliver(Buffer.isBuffer(message) ? message : Buffer.from(String(message)));
    },
    close: () => transport.close(),
  };
}
