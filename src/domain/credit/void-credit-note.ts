import { splitByWeights } from '../amounts/money.js';
import { ledgerAccount } from '../books/journal-entry.js';
import type { LineShare } from '../books/line-share.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import { refuse } from '../errors.js';
import { requireNoPendingPayment } from '../invoices/blocked.js';
import { changeInvoice, type Invoice } from '../invoices/invoice.js';
import { type Account, type Lot, spend } from './account.js';
import { type CreditNote, standing } from './credit-note.js';

export type VoidState = {
  invoice: Invoice;
  account: Account | null;
  note: CreditNote;
  /** Numbers of the invoices on which the note's credit is spent, to be said. */
  spentOn: readonly string[];
  /** What of the note's credit went out as cash; nothing when left out. Minor units. */
  paidOut?: bigint;
  /** What of it has expired; nothing when left out. */
  expired?: bigint;
  /** The journal entry that raised the note, which this one reverses. */
  raisedEntryId: string;
};

type Voidable = { fromInvoice: bigint; fromAccount: bigint; spent: bigint; lot: Lot | null };

/** What voiding the note would take back now, and what of it is spent and stays. */
export function voidable(state: Pick<VoidState, 'account' | 'note'>): Voidable {
  const { toInvoice, toAccount } = standing(state.note);
  const lot = state.account?.lots.find((candidate) => candidate.lotId === state.note.id) ?? null;
  const unspent = lot?.remaining ?? 0n;
  return { fromInvoice: toInvoice, fromAccount: unspent, spent: toAccount - unspent, lot };
}

/**
 * Voids a credit note: its part on the invoice and what is unspent of its account credit. What
 * was spent stays, and taken back later it is usable credit again.
 * @throws CreditError `payment-pending`, `nothing-to-void`
 */
export function planVoidCreditNote(state: VoidState, context: EventContext): Plan {
  const { invoice, note, paidOut = 0n, expired = 0n } = state;
  requireNoPendingPayment(invoice);
  const { fromInvoice, fromAccount, spent, lot } = voidable(state);
  const amount = fromInvoice + fromAccount;
  if (amount === 0n) {
    const { number, currency } = note;
    const used = { spentOn: [...state.spentOn], spent: spent - paidOut - expired };
    refuse('nothing-to-void', { number, ...used, paidOut, expired, currency });
  }
  const noteAfter = voidLines(note, { fromInvoice, fromAccount });
  const after = changeInvoice(invoice, {
    creditedToInvoice: invoice.creditedToInvoice - fromInvoice,
    creditedToAccount: invoice.creditedToAccount - fromAccount,
    lines: uncreditLines(invoice, note, noteAfter),
  });
  const account = state.account !== null && lot !== null ? emptyLot(state.account, lot) : null;
  const entry = entryFor(
    context,
    {
      kind: 'credit.voided',
      postings: [
        { account: ledgerAccount.creditNotes, amount: -amount },
        { account: ledgerAccount.receivable(invoice.id), amount: fromInvoice },
        { account: ledgerAccount.accountCredit(invoice.payerId), amount: fromAccount },
      ],
      refs: { invoiceId: invoice.id, creditNoteId: note.id },
      details: {
        ...{ toInvoice: fromInvoice, toAccount: fromAccount },
        lines: voidedShares(note, noteAfter),
      },
      reverses: state.raisedEntryId,
      spentOn: [...state.spentOn],
      ...(paidOut > 0n ? { paidOut } : {}),
    },
    { invoice: after, owner: invoice, ...(account === null ? {} : { account }) },
  );
  return {
    entry,
    invoice: { before: invoice, after },
    ...(account === null ? {} : { account: { before: state.account, after: account } }),
    creditNotes: [{ before: note, after: noteAfter }],
  };
}

function emptyLot(account: Account, lot: Lot): Account {
  const { remaining, ...origin } = lot;
  return spend(account, [{ ...origin, amount: remaining }]);
}

/** The note with a voided amount spread over its lines; the last part takes all the tax left. */
export function voidLines(
  note: CreditNote,
  parts: { fromInvoice: bigint; fromAccount: bigint },
): CreditNote {
  const left = note.lines.map((line) => line.amount - line.voided);
  const shares = splitByWeights(parts.fromInvoice + parts.fromAccount, left);
  return {
    ...note,
    voidedToInvoice: note.voidedToInvoice + parts.fromInvoice,
    voidedToAccount: note.voidedToAccount + parts.fromAccount,
    lines: note.lines.map((line, index) => {
      const voided = line.voided + (shares[index] ?? 0n);
      const voidedTax = voided === line.amount ? line.tax : (line.tax * voided) / line.amount;
      return { ...line, voided, voidedTax };
    }),
    seq: note.seq + 1n,
  };
}

/** What of each line was voided between the two, and the tax in it. */
export function voidedShares(before: CreditNote, after: CreditNote): LineShare[] {
  return after.lines.flatMap((now, index) => {
    const { voided = 0n, voidedTax = 0n } = before.lines[index] ?? {};
    const [amount, tax] = [now.voided - voided, now.voidedTax - voidedTax];
    return amount === 0n && tax === 0n ? [] : [{ line: now.line, amount, tax }];
  });
}

/** The invoice's lines with what the note gave back made creditable again. */
export function uncreditLines(
  invoice: Invoice,
  before: CreditNote,
  after: CreditNote,
): Invoice['lines'] {
  return invoice.lines.map((line) => {
    const index = before.lines.findIndex((share) => share.line === line.line);
    const [old, now] = [before.lines[index], after.lines[index]];
    if (old === undefined || now === undefined) return line;
    return {
      ...line,
      credited: line.credited - (now.voided - old.voided),
      taxCredited: line.taxCredited - (now.voidedTax - old.voidedTax),
    };
  });
}
