import type { GivenItem } from '../../domain/approvals/given-alone.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';

/** What the entries of one act add to what a person gave a payer alone. Minor units. */
export function givenItemOf(entries: readonly JournalEntry[], amount: bigint, at: Date): GivenItem {
  const [first] = entries;
  const note = entries.find(({ kind }) => kind === 'credit.raised');
  const refunds = entries.flatMap(({ refs: { refundId }, details: { refund } }) => {
    if (refundId === undefined || refund === undefined) return [];
    return [{ refundId, attempt: refund.attempt, amount: refund.amount }];
  });
  return {
    ...{ entryId: first?.id ?? '', amount, currency: first?.currency ?? '', at },
    creditNoteId: note?.refs.creditNoteId ?? null,
    ...(refunds.length === 0 ? {} : { refunds }),
  };
}
