import { safe, safeSentence } from '../../src/blocks/text.js';
import type { MailUndelivered } from '../../src/domain/mail-notice.js';
import { type NoticeContext, payer } from './notice-parts.js';

/** A mail that was given up, for finance. */
export function mailUndelivered(notice: MailUndelivered, shown: NoticeContext): string {
  const what = `The email to ${payer(notice, shown)} about credit note ${safe(notice.noteNumber)}`;
  const may = notice.mayHaveArrived ? ' It may have arrived all the same.' : '';
  return `*${what} was not delivered*\n${safeSentence(notice.why)}${may} The credit is booked. Put right what is wrong, then press *Send again* in /credit-desk, or tell them yourself.`;
}
