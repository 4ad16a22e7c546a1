import { type JournalEntry, ledgerAccount, postedTo } from '../../../domain/books/journal-entry.js';
import type { Payment } from '../../../domain/payments/payment.js';

type Added = 'attempt' | 'reversed' | 'reversedOn' | 'receivedEntryId';

/** A payment of any earlier version, or one that an interrupted migration wrote. */
export type EarlierPayment = Omit<Payment, Added> & Partial<Pick<Payment, Added>>;

/** An earlier version received each payment once, and took it back whole. */
export function upgradePayment(
  payment: EarlierPayment,
  entries: readonly Pick<JournalEntry, 'id' | 'kind' | 'refs' | 'postings' | 'occurredOn'>[],
): Payment {
  const own = entries.filter(({ refs }) => refs.paymentId === payment.id);
  const received = own.find(({ kind }) => kind === 'payment.received');
  const back = own.find(({ kind }) => kind === 'payment.bounced' || kind === 'payment.returned');
  const receivable = ledgerAccount.receivable(payment.invoiceId);
  return {
    ...payment,
    attempt: 1,
    reversed: back === undefined ? 0n : postedTo(back, receivable),
    reversedOn: back?.occurredOn ?? null,
    receivedEntryId: received?.id ?? null,
  };
}
