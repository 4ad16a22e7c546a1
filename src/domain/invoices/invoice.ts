import type { CalendarDate } from '../calendar-date.js';
import type { ForgottenMark } from '../forgetting/forgotten-mark.js';

export type InvoiceStatus =
  | 'void'
  | 'pending'
  | 'written off'
  | 'credited'
  | 'partially credited'
  | 'refunded'
  | 'partially refunded'
  | 'outstanding'
  | 'reconciled'
  | 'reconciled overpaid';

export const invoiceStatuses: readonly InvoiceStatus[] = [
  'outstanding',
  'pending',
  'reconciled',
  'reconciled overpaid',
  'partially credited',
  'credited',
  'partially refunded',
  'refunded',
  'written off',
  'void',
];

/** Characters of a line's description at most. */
export const longestDescription = 300;

export type InvoiceLine = {
  line: number;
  beneficiaryId: string;
  productId: string | null;
  description: string;
  /** Below zero on a discount line. */
  amount: bigint;
  /** Its share of the invoice's discounts; on a discount line its own amount. */
  discount: bigint;
  /** `amount - discount`: the price paid for the line, from which all else is worked out. */
  net: bigint;
  credited: bigint;
  refunded: bigint;
  /** Percent included in the amount, such as `20` or `17.5`; null for a line without tax. */
  taxRate: string | null;
  taxCredited: bigint;
  sessionsBilled: number | null;
  from: CalendarDate | null;
  until: CalendarDate | null;
};

export type PendingPayment = {
  paymentId: string;
  amount: bigint;
  provider: string;
  since: CalendarDate;
};

/** The amounts of an invoice, in minor units of its currency. */
export type InvoiceAmounts = {
  total: bigint;
  paid: bigint;
  creditApplied: bigint;
  creditedToInvoice: bigint;
  creditedToAccount: bigint;
  refunded: bigint;
  overpaymentMoved: bigint;
  overpaymentRefunded: bigint;
  writtenOff: bigint;
};

export type AutoApply = 'due' | 'done' | 'off';

export type Invoice = InvoiceAmounts & {
  id: string;
  clubId: string;
  payerId: string;
  number: string;
  /** Sorts numbers as people count, by {@link numberOrder}. */
  numberOrder: string;
  /** By which people look it up, by {@link numberDigits}. */
  numberDigits: string[];
  issuedOn: CalendarDate;
  dueOn: CalendarDate;
  currency: string;
  autoCollect: boolean;
  autoApply: AutoApply;
  /** When its issue was written down: the sweep takes a payer's invoices in this order. */
  recordedAt: Date;
  /** The payer's account `seq` when it was issued: only lots opened up to it are swept. */
  accountSeqAtIssue: bigint;
  lines: InvoiceLine[];
  beneficiaryIds: string[];
  voidedOn: CalendarDate | null;
  pendingPayments: PendingPayment[];
  creditNoteCount: number;
  seq: bigint;
  /** Digest of the newest journal entry of the invoice; null only until that is chained. */
  headDigest: string | null;
  /** There while an import of the payer's history is not complete. */
  importing?: true;
  /** There once its payer, or somebody on its lines, is forgotten. */
  forgotten?: ForgottenMark;
  /** Derived by {@link derive} at every change, never set by hand. */
  pendingPayment: boolean;
  outstanding: bigint;
  overpaid: bigint;
  /** Something is owed and nothing is on its way: it can be paid now. */
  payable: boolean;
  status: InvoiceStatus;
};

type Derived = 'pendingPayment' | 'outstanding' | 'overpaid' | 'payable' | 'status';

/**
 * What the payer owes on the invoice, negative when the club owes it back: the sum of the
 * invoice's receivable postings. An overpayment that was moved or refunded counts as owed again
 * once the money behind it is gone (`docs/decisions/overpayment-counts-in-debt.md`), also on a
 * void invoice. Voiding took back what was applied and written off before; what a void invoice
 * has of these two came after.
 */
export function receivable(invoice: InvoiceAmounts & { voidedOn: CalendarDate | null }): bigint {
  const returned = invoice.overpaymentMoved + invoice.overpaymentRefunded;
  const settled = invoice.paid + invoice.creditApplied + invoice.writtenOff;
  if (invoice.voidedOn !== null) return returned + invoice.refunded - settled;
  return invoice.total - invoice.creditedToInvoice - settled + returned;
}

/**
 * The most that can still be credited on the invoice. What was written off was given up already:
 * credit for it would hand out money that nobody paid
 * (`docs/decisions/no-credit-for-what-was-written-off.md`).
 */
export function creditable(invoice: Invoice): bigint {
  if (invoice.voidedOn !== null) return 0n;
  const left = invoice.total - credited(invoice) - invoice.refunded - invoice.writtenOff;
  // Credit given before the payment behind it bounced may be more than what is left.
  return left > 0n ? left : 0n;
}

/** What of a line was neither credited nor refunded: its weight when an amount is spread. */
export function lineLeft(line: Pick<InvoiceLine, 'net' | 'credited' | 'refunded'>): bigint {
  return line.net - line.credited - line.refunded;
}

/**
 * The most that can still be credited on one line: what is left of it, and no more than what is
 * left of the invoice, so that this amount, typed, is accepted.
 */
export function lineCreditable(invoice: Invoice, line: InvoiceLine): bigint {
  const [left, whole] = [lineLeft(line), creditable(invoice)];
  return left < whole ? left : whole;
}

export function credited(invoice: InvoiceAmounts): bigint {
  return invoice.creditedToInvoice + invoice.creditedToAccount;
}

/**
 * The one order in which a status is chosen when several hold: void, pending, written off,
 * credited, refunded, then what is owed. `docs/domain.md` shows it as a table.
 */
function statusOf(invoice: Omit<Invoice, Derived>, owed: bigint): InvoiceStatus {
  if (invoice.voidedOn !== null) return 'void';
  if (invoice.pendingPayments.length > 0) return 'pending';
  if (invoice.writtenOff > 0n) return 'written off';
  const given = credited(invoice);
  if (given > 0n) return given >= invoice.total ? 'credited' : 'partially credited';
  if (invoice.refunded > 0n) {
    return invoice.refunded >= invoice.total ? 'refunded' : 'partially refunded';
  }
  if (owed > 0n) return 'outstanding';
  return owed < 0n ? 'reconciled overpaid' : 'reconciled';
}

/** Adds what follows from the other fields. Every rule that changes an invoice ends here. */
export function derive(invoice: Omit<Invoice, Derived>): Invoice {
  const owed = receivable(invoice);
  const outstanding = owed > 0n ? owed : 0n;
  return {
    ...invoice,
    pendingPayment: invoice.pendingPayments.length > 0,
    outstanding,
    overpaid: owed < 0n ? -owed : 0n,
    payable: outstanding > 0n && invoice.pendingPayments.length === 0,
    status: statusOf(invoice, owed),
  };
}

/** The invoice after a change of some fields: one step further in `seq`, derived fields new. */
export function changeInvoice(invoice: Invoice, change: Partial<Omit<Invoice, Derived>>): Invoice {
  return derive({ ...invoice, ...change, seq: invoice.seq + 1n });
}
