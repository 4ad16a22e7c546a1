import { type BooksDifference, compare, type Looked } from './difference.js';
import { type IssuedLine, type JournalEntry, ledgerAccount, postedTo } from './journal-entry.js';
import { signOfUses } from './replay/lot-replay.js';

/** Words, the amount by the details, and the amount as it was posted. */
type Amounts = [string, bigint, bigint];

function sumOf(parts: readonly { amount: bigint }[]): bigint {
  return parts.reduce((sum, { amount }) => sum + amount, 0n);
}

/** Lines come to the total, and what discounts take off some of them stands on their own lines. */
function issuedAmounts(lines: readonly IssuedLine[], receivable: bigint): Amounts[] {
  const discounts = lines.map(({ discount: amount }) => ({ amount }));
  return [
    ['lines', sumOf(lines), receivable],
    ['discounts', 0n, sumOf(discounts)],
  ];
}

function amountsOf(entry: JournalEntry): Amounts[] {
  const { kind, details, payerId, refs } = entry;
  const { issued, lines = [], uses = [], toInvoice = 0n, toAccount = 0n, notes = [] } = details;
  const receivable = postedTo(entry, ledgerAccount.receivable(refs.invoiceId ?? ''));
  const accountCredit = postedTo(entry, ledgerAccount.accountCredit(payerId));
  const ofUses: Amounts = ['lots', -signOfUses(kind) * sumOf(uses), accountCredit];
  switch (kind) {
    case 'invoice.issued':
      return issuedAmounts(issued?.lines ?? [], receivable);
    case 'credit.raised':
    case 'credit.voided': {
      const sign = kind === 'credit.raised' ? -1n : 1n;
      return [
        ['part on the invoice', sign * toInvoice, receivable],
        ['part on the account', sign * toAccount, accountCredit],
        ['lines', toInvoice + toAccount, sumOf(lines)],
      ];
    }
    case 'invoice.voided':
      return [
        ofUses,
        ...notes.map(
          (note): Amounts => [`lines of ${note.creditNoteId}`, note.amount, sumOf(note.lines)],
        ),
      ];
    case 'credit.opened':
    case 'overpayment.moved':
      return [];
    default:
      return [ofUses];
  }
}

/**
 * The amount of a payment is in no sum where only a part of it moved, or nothing; of another type,
 * it would be the same in the text of the digest.
 */
function checkPaymentAmount({ details }: JournalEntry, of: Looked): BooksDifference[] {
  const { payment } = details;
  if (payment === undefined) return [];
  const stored: string = typeof payment.amount;
  return compare(of, 'type of the amount of the payment', { expected: 'bigint', stored });
}

/** What the details of an entry say was moved, against its postings. */
export function checkAmounts(entry: JournalEntry, of: Looked): BooksDifference[] {
  return [
    ...checkPaymentAmount(entry, of),
    ...amountsOf(entry).flatMap(([what, expected, stored]) =>
      compare(of, what, { expected, stored }),
    ),
  ];
}
