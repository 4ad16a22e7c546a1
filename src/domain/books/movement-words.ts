import { shownText } from '../people/shown-text.js';
import { ownId } from '../record-id.js';
import { entryAmount } from './booked-facts.js';
import type { EntryKind } from './entry-kinds.js';
import type { JournalEntry } from './journal-entry.js';

type Say = (about: { on: string; amount: string; note: string; invoice: string }) => string;

const sentences: Record<EntryKind, Say> = {
  'invoice.issued': ({ invoice }) => `Invoice ${invoice}`,
  'invoice.voided': ({ invoice }) => `Invoice ${invoice} cancelled`,
  'invoice.written-off': ({ amount, on }) => `${amount}${on} need not be paid any more`,
  'invoice.recovered': ({ amount, on }) => `${amount}${on} was paid after all`,
  'payment.pending': ({ amount, on }) => `Payment of ${amount}${on} is on its way`,
  'payment.failed': ({ amount, on }) => `Payment of ${amount}${on} failed`,
  'payment.received': ({ on }) => `Payment received${on}`,
  'payment.bounced': ({ on }) => `Payment bounced${on}`,
  'payment.returned': ({ on }) => `Payment sent back to you${on}`,
  'payment.corrected': ({ on }) => `Payment taken off again${on}: it was typed in error`,
  'credit.opened': ({ amount }) => `${amount} of account credit from before`,
  'credit.withdrawn': ({ amount }) => `${amount} of account credit taken out`,
  'credit.raised': ({ note, amount, on }) => `Credit note ${note} for ${amount}${on}`,
  'credit.voided': ({ note }) => `Credit note ${note} cancelled`,
  'credit.applied': ({ on }) => `Account credit used${on}`,
  'credit.unapplied': ({ on }) => `Account credit taken back${on}: you can use it again`,
  'credit.expired': ({ amount }) => `${amount} of account credit expired`,
  'credit.paid-out': ({ amount }) => `${amount} of account credit is being paid out`,
  'overpayment.moved': ({ amount, on }) => `${amount} paid too much${on} became account credit`,
  'overpayment.returned': ({ amount, on }) => `${amount} of account credit put back${on}`,
  'overpayment.refunded': ({ amount, on }) => `${amount} paid too much${on} is being sent back`,
  'refund.asked': ({ amount, on }) => `Refund of ${amount}${on} is on its way`,
  'refund.waiting': ({ amount, on }) => `Refund of ${amount}${on} is waiting`,
  'refund.paid': ({ amount, on }) => `Refund of ${amount}${on} was sent`,
  'refund.failed': ({ amount, on }) => `Refund of ${amount}${on} could not be sent`,
};

/** What a payer gets or pays, also where nothing moved yet; without what it costs the club. */
function amountOf({ details, ...entry }: JournalEntry): bigint {
  return details.refund?.amount ?? details.payment?.amount ?? entryAmount(entry);
}

/** What happened, for the payer, in one plain line. @param money writes minor units */
export function movementSentence(
  entry: JournalEntry,
  money: (amount: bigint, currency: string) => string,
): string {
  const { clubId, currency, refs } = entry;
  const number = (id: string | undefined) => shownText(ownId(clubId, id ?? ''));
  const invoice = number(refs.invoiceId);
  const on = invoice === '' ? '' : ` on ${invoice}`;
  const amount = money(amountOf(entry), currency);
  return sentences[entry.kind]({ on, amount, note: number(refs.creditNoteId), invoice });
}
