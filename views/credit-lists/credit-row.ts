import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { safe } from '../../src/blocks/text.js';
import { actorName, type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { type CreditNote, standing } from '../../src/domain/credit/credit-note.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';

/** Who credited whom, how much and when; its button opens the invoice. */
export function creditRow(
  { note, payerName }: { note: CreditNote; payerName: string },
  club: ShownClub,
): SectionBlock {
  const { minus, money, time, date } = wordsFor(club);
  const imported = note.createdBy.kind === 'import';
  const when = imported ? date(note.createdOn) : time(note.createdAt);
  const { toInvoice, toAccount } = standing(note);
  const voided = note.voidedToInvoice + note.voidedToAccount;
  const part = voided > 0n ? `  ·  ${money(voided, note.currency)} of it _voided_` : '';
  const state = toInvoice + toAccount === 0n ? '  ·  _void_' : part;
  return section(
    `*${safe(note.number)}*  ·  ${safe(payerName)}  ·  ${minus(note.amount, note.currency)}${state}\n${when} by ${actorName(note.createdBy)}  ·  ${reasonWords(note.reason)}`,
    button({
      text: 'Details',
      actionId: invoiceDetailsIds.open,
      value: note.invoiceId,
      spoken: `Details of ${note.invoiceNumber}`,
    }),
  );
}
