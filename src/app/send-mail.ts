import { renderMail } from '../../views/messages/render-mail.js';
import type { MailTarget, Notice } from '../domain/notice.js';
import { type Mailbox, shortenedAddress } from '../domain/people/mailbox.js';
import type { Mailer, MailResult } from '../mail/mail.js';
import type { SendResult } from '../outbox/deliver.js';
import type { Desk } from '../services/desk.js';
import { forgetLinksOf, readMailFacts } from '../services/notices/read-mail-facts.js';
import { tellUnmade } from '../services/notices/send-mails.js';

function failed(error: string): Extract<SendResult, { kind: 'failed' }> {
  return { kind: 'failed', error, retryAfterMs: null, permanent: false };
}

/** What became of a mail, as the outbox keeps it. */
function sendResultOfMail(result: MailResult, to: Mailbox): SendResult {
  switch (result.kind) {
    case 'accepted':
      return { kind: 'sent', deliveredAs: 'mail', sentTo: shortenedAddress(to.address) };
    case 'refused':
      return { ...failed(result.sentence), permanent: true };
    case 'later':
      return failed(result.sentence);
    case 'may-have-arrived':
      return { ...failed(result.sentence), mayHaveArrived: true };
    default:
      return result satisfies never;
  }
}

/** Mails a notice to its payer, at the address that the payer has at this moment. */
export async function sendMail(
  { desk, mailer }: { desk: Desk; mailer: Mailer | null },
  message: { id: string; target: MailTarget; notice: Notice },
): Promise<SendResult> {
  if (mailer === null) return failed('SMTP_URL is not set, so no mail is sent.');
  const { id, target, notice } = message;
  if (notice.kind === 'account-link' && !desk.isReachable) {
    const why = 'PUBLIC_URL is not set, so there is no page that a link could lead to.';
    return { ...failed(why), permanent: true };
  }
  const facts = await readMailFacts(desk, { id, target, notice });
  if (facts === null) {
    return { ...failed('The payer has no email address here.'), permanent: true };
  }
  const { to, payerName, accounts, files, unmade } = facts;
  const words = renderMail(notice, {
    ...{ payerName, accounts, club: desk.club, purpose: target.purpose },
    files: files.map(({ fileName }) => fileName),
  });
  if (words === null) return { ...failed('There is no mail about this.'), permanent: true };
  const result = await mailer.send({ noticeId: id, to, ...words, files });
  const isOut = result.kind === 'accepted' || result.kind === 'may-have-arrived';
  if (isOut) await tellUnmade(desk, { id, payerId: target.payerId, unmade });
  else await forgetLinksOf(desk, facts);
  return sendResultOfMail(result, to);
}
