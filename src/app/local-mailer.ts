import type { Config } from '../config/read-config.js';
import type { Mailer, MailResult } from '../mail/mail.js';
import { createMailboxMailer } from '../mail/mailbox-mailer.js';
import { readLocalTokens } from './local-tokens.js';

const answerMs = 10_000;

/** The club's own, made up unless the configuration names them. */
function senderOf({ club, mailFrom, mailReplyTo }: Config) {
  const from = mailFrom ?? { name: club.name, address: 'accounts@riverside.example' };
  return { from, replyTo: mailReplyTo ?? { name: club.name, address: 'office@riverside.example' } };
}

/**
 * Takes mails to the Mailbox of the local workspace, also from a process beside it: its tokens are new
 * at each of its starts, so they are read again for every mail.
 */
export function createLocalMailer(config: Config, port: number): Mailer {
  async function deliver(raw: Buffer): Promise<MailResult> {
    let status: number;
    try {
      const response = await fetch(`http://127.0.0.1:${port}/mail`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${readLocalTokens(config.dataDir).bot}`,
          'content-type': 'message/rfc822',
        },
        body: new Uint8Array(raw),
        signal: AbortSignal.timeout(answerMs),
      });
      ({ status } = response);
    } catch {
      return { kind: 'later', sentence: 'The Mailbox of the local workspace is not there.' };
    }
    if (status === 200) return { kind: 'accepted' };
    if (status === 413) {
      return { kind: 'refused', sentence: 'The mail is too large for the Mailbox.' };
    }
    const sentence = `The Mailbox of the local workspace took no mail (HTTP ${status}).`;
    return { kind: 'later', sentence };
  }
  return createMailboxMailer(senderOf(config), deliver);
}
