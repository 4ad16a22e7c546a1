import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createTransport, type NodemailerError } from 'nodemailer';
import { isMailAddress, type Mailbox, nameInHeader } from '../domain/people/mailbox.js';
import type { Mail, Mailer } from './mail.js';
import { resultOfFault } from './mail-result.js';
import { transportOptions } from './transport-options.js';

export type MailSender = { from: Mailbox; replyTo: Mailbox | null };

/** The same for every attempt at one notice, and of no other; nothing about people is in it. */
export function messageIdOf(noticeId: string, from: Mailbox): string {
  const digest = createHash('sha256').update(noticeId).digest('hex').slice(0, 40);
  return `<${digest}@${from.address.split('@')[1] ?? ''}>`;
}

function inHeader({ name, address }: Mailbox) {
  return { name: nameInHeader(name), address };
}

/** What the library makes a mail of. */
export function messageOf(mail: Mail, { from, replyTo }: MailSender) {
  const { noticeId, to, subject, text, html, files } = mail;
  return {
    messageId: messageIdOf(noticeId, from),
    from: inHeader(from),
    to: inHeader(to),
    ...(replyTo === null ? {} : { replyTo: inHeader(replyTo) }),
    envelope: { from: from.address, to: to.address },
    subject: nameInHeader(subject),
    // Out-of-office replies to a machine help nobody.
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...{ text, html },
    attachments: files.map(({ fileName: filename, bytes: content }) => {
      return { filename, content, contentType: 'application/pdf' };
    }),
  };
}

function isFault(error: unknown): error is NodemailerError {
  return error instanceof Error;
}

/**
 * Sends over SMTP, some connections beside each other, each used for many mails.
 * @param options `answerMs` how long one answer may take; `ca` a certificate to trust beside the usual
 */
export function createMailer(
  smtpUrl: string,
  sender: MailSender,
  options: { answerMs?: number; ca?: string } = {},
): Mailer {
  const transport = createTransport(transportOptions(smtpUrl, options));
  // Whether its text was taken is known by whether the server's side has read any of it.
  const texts = new Map<string, Readable[]>();
  transport.use('stream', ({ message }, done) => {
    const open = message.createReadStream.bind(message);
    message.createReadStream = (given) => {
      const stream = open(given);
      texts.get(message.messageId())?.push(stream);
      return stream;
    };
    done();
  });
  return {
    async send(mail) {
      if (!isMailAddress(mail.to.address)) {
        return { kind: 'refused', sentence: 'This is not one email address.' };
      }
      const message = messageOf(mail, sender);
      const streams: Readable[] = [];
      texts.set(message.messageId, streams);
      try {
        await transport.sendMail(message);
        return { kind: 'accepted' };
      } catch (error) {
        if (!isFault(error)) throw error;
        return resultOfFault(
          error,
          streams.some((stream) => stream.readableDidRead),
        );
      } finally {
        texts.delete(message.messageId);
      }
    },
    close: () => transport.close(),
  };
}
