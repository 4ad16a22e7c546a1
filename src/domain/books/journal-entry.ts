import type { CalendarDate } from '../calendar-date.js';
import type { AutoApply, InvoiceLine } from '../invoices/invoice.js';
import type { Payment } from '../payments/payment.js';
import type { RecordedActor } from '../people/actor.js';
import type { RefundFacts } from '../refunds/refund-facts.js';
import type { EntryKind } from './entry-kinds.js';
import type { LineShare } from './line-share.js';

/** Minor units; a debit is positive, a credit negative. The postings of an entry sum to zero. */
export type Posting = { account: string; amount: bigint };

/** Every ledger account there is, by its name. `docs/domain.md` says what each one means. */
export const ledgerAccount = {
  receivable: (invoiceId: string) => `receivable:${invoiceId}`,
  accountCredit: (payerId: string) => `account-credit:${payerId}`,
  cash: (provider: string) => `cash:${provider}`,
  creditNotes: 'credit-notes',
  income: 'income',
  refundsDue: 'refunds-due',
  fees: 'fees',
  writeOffs: 'write-offs',
  expiredCredit: 'expired-credit',
  openingBalances: 'opening-balances',
} as const;

/** Where a lot of account credit came from. */
export type LotSource =
  | { kind: 'credit-note'; creditNoteId: string; invoiceId: string }
  | { kind: 'overpayment'; invoiceId: string }
  | { kind: 'opening' };

/** The day a lot was made on and the last day on which it can be used. */
export type LotDays = Pick<LotUse, 'createdOn' | 'expiresOn'>;

/** A part of one lot that was spent or given back, with all that is needed to restore the lot. */
export type LotUse = {
  lotId: string;
  source: LotSource;
  amount: bigint;
  createdOn: CalendarDate;
  expiresOn: CalendarDate | null;
  openedSeq: bigint;
};

/** A line as it was billed. Its description is left out: free words lie outside the digests. */
export type IssuedLine = Omit<
  InvoiceLine,
  'description' | 'net' | 'credited' | 'refunded' | 'taxCredited'
>;

/** What an invoice was issued with, and what the sweep goes by. */
export type IssuedFacts = {
  issuedOn: CalendarDate;
  dueOn: CalendarDate;
  autoCollect: boolean;
  autoApply: AutoApply;
  accountSeqAtIssue: bigint;
  lines: IssuedLine[];
};

/** A payment as it stands after the entry; its status is in the entry's kind. */
export type PaymentFacts = Pick<Payment, 'amount' | 'provider' | 'attempt' | 'receivedOn'>;

/** The part of a credit note that a voided invoice reversed, and how it lay on the lines. */
export type ReversedNote = { creditNoteId: string; amount: bigint; lines: LineShare[] };

export type EntryRefs = {
  invoiceId?: string;
  creditNoteId?: string;
  paymentId?: string;
  refundId?: string;
  /** The dispute by which the payer's bank took money of the payment, or gave it back. */
  disputeId?: string;
  /** The request by which a second person approved it, where its key does not name that. */
  requestId?: string;
};

export type EntryDetails = {
  /** The lots that were spent or emptied, or to which what was undone gave back. */
  uses?: LotUse[];
  toInvoice?: bigint;
  toAccount?: bigint;
  /** How a credit or a refund, or what of it was undone, lies on the invoice's lines. */
  lines?: LineShare[];
  /** Of `credit.raised`: whether the customer was to be told. */
  notifyCustomer?: boolean;
  /** Of an entry that opens a lot: the days that go with it. */
  lot?: LotDays;
  /** Of `invoice.voided`. */
  notes?: ReversedNote[];
  /** Of `invoice.issued`. */
  issued?: IssuedFacts;
  /** Of the entries of a payment. */
  payment?: PaymentFacts;
  /** Of the entries of a refund. */
  refund?: RefundFacts;
  /** The day on which it happened, where the books were closed for that and it is booked on a later one. */
  happenedOn?: CalendarDate;
  /** The version that wrote the entry, of one that was brought into this form later. */
  fromVersion?: number;
};

/** How things stood right after the entry, so that a repeated request gets the same answer. */
export type EntryOutcome = {
  outstanding: bigint | null;
  /** What the invoice is overpaid by, where it is. */
  overpaid?: bigint;
  status: string | null;
  /** The payer's account credit in the books, where the entry changed it. */
  balance: bigint | null;
  /** What of it could be spent that day: expired lots are in the books and not in here. */
  available: bigint | null;
  /** Of `credit.voided`: numbers of the invoices on which a part of the note stayed spent. */
  spentOn?: readonly string[];
  /** Of `credit.voided`: what of the note had gone out as cash; left out where nothing had. */
  paidOut?: bigint;
};

export type JournalEntry = {
  /** The idempotency key. */
  id: string;
  /** Digest of the caller's inputs: the same key with other inputs is refused. */
  requestHash: string;
  kind: EntryKind;
  clubId: string;
  payerId: string;
  currency: string;
  postings: Posting[];
  refs: EntryRefs;
  details: EntryDetails;
  outcome: EntryOutcome;
  /** Running number of the invoice's changes; null where the entry names no invoice. */
  invoiceSeq: bigint | null;
  /** Running number of the account's changes; null where the account credit did not change. */
  accountSeq: bigint | null;
  /**
   * Digest of the entry before it on the same invoice, or on the same account where it names no
   * invoice; null for the first.
   */
  previous: string | null;
  /** Of an entry that names an invoice and changed the account: the same on the account. */
  previousOnAccount: string | null;
  actor: RecordedActor;
  /** The second person, where one was needed. */
  approvedBy?: RecordedActor;
  reason: string;
  /** Of a payment's entries: by what a bank statement finds it; left out where nothing was typed. */
  reference?: string;
  reverses: string | null;
  occurredOn: CalendarDate;
  recordedAt: Date;
  schemaVersion: number;
};

/** What a rule books: its place in the chain is given by `chained`, in `chain.ts`. */
export type UnchainedEntry = Omit<JournalEntry, 'previous' | 'previousOnAccount'>;

/** 2: entries carry `invoiceSeq`, `previous` and `previousOnAccount`. */
export const journalSchemaVersion = 2;

/** The driver stores what exceeds 64 bits as another amount, and says nothing. */
const largestStoredMinor = 2n ** 63n - 1n;

/** Postings of zero say nothing and are left out. A sum other than zero is a bug of ours. */
export function balanced(postings: readonly Posting[]): Posting[] {
  const sum = postings.reduce((total, posting) => total + posting.amount, 0n);
  if (sum !== 0n) throw new Error(`postings sum to ${sum}, not to zero`);
  if (postings.some(({ amount }) => amount > largestStoredMinor || -amount > largestStoredMinor)) {
    throw new Error('a posting is too large to store');
  }
  return postings.filter((posting) => posting.amount !== 0n);
}

/** What an entry posted to one account, debits less credits. */
export function postedTo(entry: Pick<JournalEntry, 'postings'>, account: string): bigint {
  return entry.postings
    .filter((posting) => posting.account === account)
    .reduce((sum, posting) => sum + posting.amount, 0n);
}

/** The invoice that the entries of one act are about; null where they are about none. */
export function invoiceIdOf(entries: readonly Pick<JournalEntry, 'refs'>[]): string | null {
  return entries.find(({ refs }) => refs.invoiceId !== undefined)?.refs.invoiceId ?? null;
}

/** The opposite of an entry's postings; what was booked is negated, never computed again. */
export function reversed(postings: readonly Posting[]): Posting[] {
  return postings.map(({ account, amount }) => ({ account, amount: -amount }));
}
