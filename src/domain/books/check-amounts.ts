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
      return [ofUses, ...refundAmounts(entry)];
  }
}

/** What a refund is, by its details, and by what was posted to be due, to be sent, or back again. */
function refundAmounts(entry: JournalEntry): Amounts[] {
  const { kind, details } = entry;
  const { refund, lines } = details;
  if (refund === undefined) return [];
  const due = postedTo(entry, ledgerAccount.refundsDue);
  const cash = postedTo(entry, ledgerAccount.cash(refund.provider));
  const fees = postedTo(entry, ledgerAccount.fees);
  const ofLines: Amounts[] = lines === undefined ? [] : [['lines', refund.amount, sumOf(lines)]];
  if (kind === 'refund.waiting') return [['fee', 0n, refund.fee]];
  if (kind === 'refund.paid')
    return [
      ['refund', refund.amount, due],
      ['fee', refund.fee, fees],
    ];
  const posted = kind === 'refund.failed' ? due + cash + fees : -due;
  return [['refund', refund.amount, posted], ['fee', 0n, refund.fee], ...ofLines];
}

/**
 * The amount of a payment is in no sum where only a part of it moved, or nothing; of another type,
 * it would be the same in the text of the digest.
 */
function checkTypes({ details }: JournalEntry, of: Looked): BooksDifference[] {
  const { payment, refund, lines = [] } = details;
  const parts = lines.flatMap(({ givenFor }) =>
    givenFor?.kind === 'sessions' ? givenFor.parts : [],
  );
  const amounts: [string, unknown][] = [
    ...parts.map(({ sessionId, amount }) => [`amount given for ${sessionId}`, amount] as const),
    ...(payment === undefined ? [] : [['amount of the payment', payment.amount] as const]),
    ...(refund === undefined ? [] : [['amount of the refund', refund.amount] as const]),
  ].map(([what, amount]) => [what, amount]);
  return amounts.flatMap(([what, amount]) => {
    const stored: string = typeof amount;
    return compare(of, `type of the ${what}`, { expected: 'bigint', stored });
  });
}

/** What the details of an entry say was moved, against its postings. */
export function checkAmounts(entry: JournalEntry, of: Looked): BooksDifference[] {
  return [
    ...checkTypes(entry, of),
    ...amountsOf(entry).flatMap(([what, expected, stored]) =>
      compare(of, what, { expected, stored }),
    ),
  ];
}
