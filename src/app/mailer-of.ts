import type { Config } from '../config/read-config.js';
import { createMailer } from '../mail/create-mailer.js';
import type { Mailer } from '../mail/mail.js';
import { createLocalMailer } from './local-mailer.js';

type MailRoute =
  | { kind: 'none' }
  /** Nothing leaves this machine: the local workspace shows the mails. */
  | { kind: 'mailbox'; port: number }
  | { kind: 'smtp'; smtpUrl: string; mailFrom: NonNullable<Config['mailFrom']> };

/** Where mail goes by the configuration. A mail server that is named gets it, also beside the local workspace. */
export function mailRouteOf({ smtpUrl, mailFrom, slack }: Config): MailRoute {
  if (smtpUrl !== undefined && mailFrom !== undefined) return { kind: 'smtp', smtpUrl, mailFrom };
  return slack.kind === 'local' ? { kind: 'mailbox', port: slack.port } : { kind: 'none' };
}

/** What sends mail by the configuration; null where no mail is sent. */
export function mailerOf(config: Config): Mailer | null {
  const route = mailRouteOf(config);
  switch (route.kind) {
    case 'none':
      return null;
    case 'mailbox':
      return createLocalMailer(config, route.port);
    case 'smtp':
      return createMailer(route.smtpUrl, {
        from: route.mailFrom,
        replyTo: config.mailReplyTo ?? null,
      });
    default:
      return route satisfies never;
  }
}
