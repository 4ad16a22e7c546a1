import { ledgerAccount, type Posting, type UnchainedEntry } from '../books/journal-entry.js';
import { accountOf, type EventContext, entryFor, type Plan } from '../books/plan.js';
import { type Account, giveBack } from '../credit/account.js';
import { type CreditNote, standing } from '../credit/credit-note.js';
import { usesOf } from '../credit/take-back-credit.js';
import { voidedShares, voidLines } from '../credit/void-credit-note.js';
import { refuse } from '../errors.js';
import { isUnderWay, type Refund } from '../refunds/refund.js';
import { requireNoPendingPayment, requireNotVoid } from './blocked.js';
import { changeInvoice, type Invoice } from './invoice.js';

export type VoidInvoiceState = {
  invoice: Invoice;
  account: Account | null;
  notes: readonly CreditNote[];
  /** The applications of credit to this invoice that were not taken back. */
  applications: readonly UnchainedEntry[];
  /** The entry that issued the invoice, which this one reverses. */
  issuedEntryId: string | null;
  /** All that were asked for on the invoice. */
  refunds: readonly Refund[];
  /** What of account credit made from it went out as cash; nothing when left out. */
  paidOut?: bigint;
  /** What of it has expired; nothing when left out. */
  expired?: bigint;
};

/** The id of the entry that issued an invoice, among those on it: the key of the form that did it. */
export function issuedEntryIdOf(entries: readonly UnchainedEntry[]): string | null {
  return entries.find(({ kind }) => kind === 'invoice.issued')?.id ?? null;
}

/**
 * @throws CreditError `invoice-void`, `payment-pending`, `refund-under-way`, `invoice-has-cash`,
 * `invoice-made-credit`
 */
export function requireVoidable({
  invoice,
  refunds,
  paidOut = 0n,
  expired = 0n,
}: Pick<VoidInvoiceState, 'invoice' | 'refunds' | 'paidOut' | 'expired'>): void {
  requireNotVoid(invoice);
  requireNoPendingPayment(invoice);
  const { number: invoiceNumber, currency } = invoice;
  const amount = refunds.filter(isUnderWay).reduce((sum, refund) => sum + refund.amount, 0n);
  if (amount > 0n) refuse('refund-under-way', { invoiceNumber, amount, currency });
  const cash = invoice.paid - invoice.refunded - invoice.overpaymentRefunded;
  if (cash > 0n) refuse('invoice-has-cash', { invoiceNumber, cash, currency });
  // An overpayment whose money went back again left account credit that only this debt covers.
  const { creditedToAccount: byNotes, overpaymentMoved: moved } = invoice;
  if (byNotes + moved > 0n)
    refuse('invoice-made-credit', {
      ...{ invoiceNumber, byNotes, moved, paidOut, expired, currency },
    });
}

function postingsOf(invoice: Invoice): Posting[] {
  const { total, creditApplied, creditedToInvoice, writtenOff, refunded } = invoice;
  const notes = creditedToInvoice + refunded;
  return [
    { account: ledgerAccount.income, amount: total },
    { account: ledgerAccount.creditNotes, amount: -notes },
    { account: ledgerAccount.accountCredit(invoice.payerId), amount: -creditApplied },
    { account: ledgerAccount.writeOffs, amount: -writtenOff },
    {
      account: ledgerAccount.receivable(invoice.id),
      amount: notes + creditApplied + writtenOff - total,
    },
  ];
}

/**
 * Voids an invoice: its notes' parts on it are reversed and credit applied to it returns to its
 * lots, once. @throws see {@link requireVoidable}
 */
export function planVoidInvoice(state: VoidInvoiceState, context: EventContext): Plan {
  const { invoice } = state;
  requireVoidable(state);
  const creditNotes = state.notes
    .filter((note) => standing(note).toInvoice > 0n)
    .map((before) => {
      const fromInvoice = standing(before).toInvoice;
      return { before, after: voidLines(before, { fromInvoice, fromAccount: 0n }) };
    });
  const uses = state.applications.flatMap(usesOf);
  const account = uses.length === 0 ? null : giveBack(accountOf(state.account, invoice), uses);
  const after = changeInvoice(invoice, {
    creditApplied: 0n,
    creditedToInvoice: 0n,
    writtenOff: 0n,
    voidedOn: context.today,
    autoApply: 'off',
    lines: invoice.lines.map((line) => ({ ...line, credited: 0n, taxCredited: 0n })),
  });
  const notes = creditNotes.map(({ before, after: voided }) => {
    const lines = voidedShares(before, voided);
    return { creditNoteId: before.id, amount: standing(before).toInvoice, lines };
  });
  const entry = entryFor(
    context,
    {
      kind: 'invoice.voided',
      postings: postingsOf(invoice),
      refs: { invoiceId: invoice.id },
      details: { uses, notes },
      reverses: state.issuedEntryId,
    },
    { invoice: after, owner: invoice, ...(account === null ? {} : { account }) },
  );
  return {
    entry,
    invoice: { before: invoice, after },
    ...(account === null ? {} : { account: { before: state.account, after: account } }),
    creditNotes,
  };
}
