import { type BooksDifference, compare, fault, type Looked } from './difference.js';
import { fieldWords } from './difference-words.js';
import { entryParts } from './entry-text.js';
import {
  type EntryKind,
  type EntryRefs,
  entryKinds,
  type IssuedLine,
  type JournalEntry,
  ledgerAccount,
  type Posting,
  postedTo,
} from './journal-entry.js';
import { accountsOfKind, readLedgerAccount } from './ledger-account.js';
import { signOfUses } from './replay/lot-replay.js';

/** What an entry of each kind has to name, so that no posting stands without its document. */
const refsOfKind: Record<EntryKind, readonly (keyof EntryRefs)[]> = {
  'invoice.issued': ['invoiceId'],
  'invoice.voided': ['invoiceId'],
  'invoice.written-off': ['invoiceId'],
  'invoice.recovered': ['invoiceId'],
  'payment.pending': ['invoiceId', 'paymentId'],
  'payment.failed': ['invoiceId', 'paymentId'],
  'payment.received': ['invoiceId', 'paymentId'],
  'payment.bounced': ['invoiceId', 'paymentId'],
  'payment.returned': ['invoiceId', 'paymentId'],
  'payment.corrected': ['invoiceId', 'paymentId'],
  'credit.opened': [],
  'credit.withdrawn': [],
  'credit.raised': ['invoiceId', 'creditNoteId'],
  'credit.voided': ['invoiceId', 'creditNoteId'],
  'credit.applied': ['invoiceId'],
  'credit.unapplied': ['invoiceId'],
  'credit.expired': [],
  'credit.paid-out': [],
  'overpayment.moved': ['invoiceId'],
  'overpayment.returned': ['invoiceId'],
  'overpayment.refunded': ['invoiceId'],
  'refund.asked': ['invoiceId'],
  'refund.paid': [],
  'refund.failed': [],
};

/** The account of another invoice, payer or provider, or one that the kind has no business with. */
function isStrange(posting: Posting, entry: JournalEntry): boolean {
  const account = readLedgerAccount(posting.account);
  if (account === null) return true;
  const { payment } = entry.details;
  if (account.name === 'receivable' && account.owner !== entry.refs.invoiceId) return true;
  if (account.name === 'account-credit' && account.owner !== entry.payerId) return true;
  if (account.name === 'cash' && payment !== undefined && account.owner !== payment.provider) {
    return true;
  }
  return !accountsOfKind[entry.kind].includes(account.name);
}

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

/** What the details say was moved, against the postings. */
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

function leaves(value: unknown): number {
  if (value === undefined) return 0;
  if (typeof value !== 'object' || value === null || value instanceof Date) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + leaves(part), 0);
}

/** Fields that no digest covers could be altered unseen; the reason alone is free words. */
function checkFields(entry: JournalEntry, of: Looked): BooksDifference[] {
  const covered = leaves(entryParts(entry)) + leaves('reason');
  return compare(of, 'number of fields', { expected: covered, stored: leaves(entry) });
}

function checkKind(entry: JournalEntry, of: Looked): BooksDifference[] {
  const { kind, postings, refs, accountSeq } = entry;
  const usesAccount = postings.some(({ account }) => account.startsWith('account-credit:'));
  return [
    ...postings
      .filter((posting) => isStrange(posting, entry))
      .map(({ account }) => {
        return fault(of, 'ledger account', { expected: 'one of this entry', stored: account });
      }),
    ...refsOfKind[kind]
      .filter((ref) => refs[ref] === undefined)
      .map((ref) => fault(of, fieldWords([ref]), { expected: 'a reference', stored: 'none' })),
    ...compare(of, 'changes the account', { expected: usesAccount, stored: accountSeq !== null }),
    ...amountsOf(entry).flatMap(([what, expected, stored]) =>
      compare(of, what, { expected, stored }),
    ),
  ];
}

/**
 * An entry by itself: whose it is, its kind and references, its accounts, that its details say
 * what it posted, and that it sums to zero.
 */
export function checkEntry(entry: JournalEntry, payerId: string): BooksDifference[] {
  const { id, currency, kind, postings } = entry;
  const of: Looked = { document: 'journal entry', id, currency };
  const isKnown = entryKinds.includes(kind);
  return [
    ...compare(of, 'sum of the postings', { expected: 0n, stored: sumOf(postings) }),
    ...compare(of, 'payerId', { expected: payerId, stored: entry.payerId }),
    ...checkFields(entry, of),
    ...(isKnown
      ? checkKind(entry, of)
      : [fault(of, 'kind', { expected: 'a known kind', stored: kind })]),
  ];
}
