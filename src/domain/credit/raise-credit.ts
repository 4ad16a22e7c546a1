import { ledgerAccount } from '../books/journal-entry.js';
import type { LineShare } from '../books/line-share.js';
import { accountOf, type EventContext, entryFor, type Plan } from '../books/plan.js';
import { refuse } from '../errors.js';
import { requireNoPendingPayment, requireNotVoid, requirePositive } from '../invoices/blocked.js';
import { changeInvoice, creditable, type Invoice } from '../invoices/invoice.js';
import { recordActor } from '../people/actor.js';
import { type Account, type Lot, openLot } from './account.js';
import type { CreditNote } from './credit-note.js';
import { requireWithinCredit, spreadOverLines } from './line-shares.js';

export type RaiseCredit = {
  amount: bigint;
  /** One line's number, or null for the whole invoice. */
  line: number | null;
  noteToCustomer: string;
  notifyCustomer: boolean;
};

/** What credit of an amount does: first it pays the invoice, the rest is account credit. */
export function splitCredit(
  invoice: Invoice,
  amount: bigint,
): { toInvoice: bigint; toAccount: bigint } {
  const toInvoice = amount < invoice.outstanding ? amount : invoice.outstanding;
  return { toInvoice, toAccount: amount - toInvoice };
}

/**
 * Why no credit can be raised on this invoice at all; returns when it can.
 * @throws CreditError `invoice-void`, `payment-pending`, `total-zero`, `over-creditable`
 */
export function requireCreditable(invoice: Invoice): void {
  requireNotVoid(invoice);
  requireNoPendingPayment(invoice);
  if (invoice.total === 0n) refuse('total-zero', { invoiceNumber: invoice.number });
  if (creditable(invoice) <= 0n) {
    const { number: invoiceNumber, currency } = invoice;
    refuse('over-creditable', { invoiceNumber, maximum: 0n, currency });
  }
}

function creditLines(invoice: Invoice, shares: readonly LineShare[]): Invoice['lines'] {
  const byLine = new Map(shares.map((share) => [share.line, share]));
  return invoice.lines.map((line) => {
    const share = byLine.get(line.line);
    if (share === undefined) return line;
    return {
      ...line,
      credited: line.credited + share.amount,
      taxCredited: line.taxCredited + share.tax,
    };
  });
}

function noteFor(
  invoice: Invoice,
  request: NoteOnLines,
  parts: Pick<CreditNote, 'amount' | 'toInvoice' | 'toAccount'>,
  context: EventContext,
): CreditNote {
  const running = invoice.creditNoteCount + 1;
  return {
    id: `${invoice.id}-CN-${running}`,
    number: `${invoice.number}-CN-${running}`,
    clubId: invoice.clubId,
    payerId: invoice.payerId,
    invoiceId: invoice.id,
    invoiceNumber: invoice.number,
    currency: invoice.currency,
    ...parts,
    voidedToInvoice: 0n,
    voidedToAccount: 0n,
    lines: request.shares.map((share) => ({ ...share, voided: 0n, voidedTax: 0n })),
    reason: context.reason,
    noteToCustomer: request.noteToCustomer,
    notifyCustomer: request.notifyCustomer,
    createdOn: context.today,
    createdAt: context.now,
    createdBy: recordActor(context.actor),
    seq: 1n,
  };
}

/** What a credit note is made of; `shares` are on lines of their own and within what they allow. */
export type NoteOnLines = Pick<RaiseCredit, 'noteToCustomer' | 'notifyCustomer'> & {
  shares: LineShare[];
};

/**
 * Raises credit: part or full payment of an outstanding invoice, account credit on a paid one,
 * both on a part-paid one. More than can be credited is refused whole, with the maximum.
 * @throws CreditError `invoice-void`, `payment-pending`, `total-zero`, `amount-not-positive`,
 * `unknown-line`, `over-line`, `over-creditable`
 */
export function planRaiseCredit(
  state: { invoice: Invoice; account: Account | null },
  request: RaiseCredit,
  context: EventContext,
): Plan & { note: CreditNote } {
  const { invoice } = state;
  requireCreditable(invoice);
  requirePositive(request.amount);
  requireWithinCredit(invoice, request);
  const shares = spreadOverLines(invoice, request);
  return planCreditNote(state, { ...request, shares }, context);
}

/** The credit note with these shares. It cannot fail: what is refused was refused before. */
export function planCreditNote(
  state: { invoice: Invoice; account: Account | null },
  request: NoteOnLines,
  context: EventContext,
): Plan & { note: CreditNote } {
  const { invoice } = state;
  const { shares } = request;
  const amount = shares.reduce((sum, share) => sum + share.amount, 0n);
  const { toInvoice, toAccount } = splitCredit(invoice, amount);
  const note = noteFor(invoice, request, { amount, toInvoice, toAccount }, context);
  const after = changeInvoice(invoice, {
    creditedToInvoice: invoice.creditedToInvoice + toInvoice,
    creditedToAccount: invoice.creditedToAccount + toAccount,
    creditNoteCount: invoice.creditNoteCount + 1,
    lines: creditLines(invoice, shares),
  });
  const lot = { createdOn: context.today, expiresOn: context.creditUntil ?? null };
  const account = toAccount === 0n ? null : openNoteLot(state.account, note, lot);
  const { notifyCustomer } = request;
  const entry = entryFor(
    context,
    {
      kind: 'credit.raised',
      postings: [
        { account: ledgerAccount.creditNotes, amount },
        { account: ledgerAccount.receivable(invoice.id), amount: -toInvoice },
        { account: ledgerAccount.accountCredit(invoice.payerId), amount: -toAccount },
      ],
      refs: { invoiceId: invoice.id, creditNoteId: note.id },
      details: {
        ...{ toInvoice, toAccount, lines: shares, notifyCustomer },
        ...(account === null ? {} : { lot }),
      },
    },
    { invoice: after, owner: invoice, ...(account === null ? {} : { account }) },
  );
  return {
    entry,
    invoice: { before: invoice, after },
    ...(account === null ? {} : { account: { before: state.account, after: account } }),
    creditNotes: [{ before: null, after: note }],
    note,
  };
}

function openNoteLot(
  account: Account | null,
  note: CreditNote,
  days: Pick<Lot, 'createdOn' | 'expiresOn'>,
): Account {
  return openLot(accountOf(account, note), {
    lotId: note.id,
    source: { kind: 'credit-note', creditNoteId: note.id, invoiceId: note.invoiceId },
    amount: note.toAccount,
    ...days,
  });
}
