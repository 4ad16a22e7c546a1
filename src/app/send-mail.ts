import { renderMail } from '../../views/messages/render-mail.js';
import type { MailTarget, Notice } from '../domain/notice.js';
import type { Mailer, MailResult } from '../mail/mail.js';
import type { SendResult } from '../outbox/deliver.js';
import type { Desk } from '../services/desk.js';
import { findPayer } from '../services/people/payer-names.js';

function failed(error: string): Extract<SendResult, { kind: 'failed' }> {
  return { kind: 'failed', error, retryAfterMs: null, permanent: false };
}

/** What became of a mail, as the outbox keeps it. */
function sendResultOfMail(result: MailResult): SendResult {
  switch (result.kind) {
    case 'accepted':
      return { kind: 'sent', deliveredAs: 'mail' };
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
  const payer = await findPayer(desk, target.payerId);
  if (payer?.email == null) {
    return { ...failed('The payer has no email address here.'), permanent: true };
  }
  const words = renderMail(notice, { payerName: payer.name, club: desk.club });
  if (words === null) return { ...failed('There is no mail about this.'), permanent: true };
  const to = { name: payer.name, address: payer.email };
  return sendResultOfMail(await mailer.send({ noticeId: id, to, ...words }));
}
