import type { Config } from '../config/read-config.js';
import { createMailer } from '../mail/create-mailer.js';
import type { Mailer } from '../mail/mail.js';

/** What sends mail by the configuration; null where no mail is sent. */
export function mailerOf(config: Config): Mailer | null {
  const { smtpUrl, mailFrom, mailReplyTo } = config;
  if (smtpUrl === undefined || mailFrom === undefined) return null;
  return createMailer(smtpUrl, { from: mailFrom, replyTo: mailReplyTo ?? null });
}
