import { chainedInTurn, type Digest } from '../../books/chain.js';
import type { JournalEntry } from '../../books/journal-entry.js';
import type { ChainedPlan, EventContext } from '../../books/plan.js';
import { type Account, accountId } from '../../credit/account.js';
import type { CreditNote } from '../../credit/credit-note.js';
import { planSettling, settleable } from '../../credit/settle-invoices.js';
import { type Settled, settledBy } from '../../credit/settled.js';
import type { Invoice } from '../../invoices/invoice.js';

/** A credit note of which a part became account credit, as plans have made it. */
export type NewCredit = { note: CreditNote; entry: JournalEntry };

/** The credit notes among plans of which a part becomes account credit. */
export function newCreditOf(plans: readonly ChainedPlan[]): NewCredit[] {
  return plans.flatMap(({ creditNotes, entry }) => {
    if (entry?.kind !== 'credit.raised') return [];
    const notes = creditNotes.map(({ after }) => after).filter(({ toAccount }) => toAccount > 0n);
    return notes.map((note) => ({ note, entry }));
  });
}

type NewCreditFacts = {
  plans: readonly ChainedPlan[];
  made: readonly NewCredit[];
  open: readonly Invoice[];
};

/** Documents as they will be once plans are booked, by their ids. */
function latest(plans: readonly ChainedPlan[], open: readonly Invoice[]) {
  const invoices = new Map(open.map((invoice) => [invoice.id, invoice]));
  const accounts = new Map<string, Account>();
  const take = ({ invoice, account }: ChainedPlan) => {
    if (invoice !== undefined) invoices.set(invoice.after.id, invoice.after);
    if (account !== undefined) accounts.set(account.after.id, account.after);
  };
  plans.forEach(take);
  return { invoices, accounts, take };
}

/**
 * Uses what the plans of a page make account credit on the payers' other open invoices, after all of
 * the plans, so that each does what was shown; the credit notes in turn.
 * @param made which of the credit notes it is about
 * @param open what those payers owe on auto-collect invoices, as it was read
 * @returns the plans to be booked behind them, and what each credit note settles
 */
export function planNewCredit(
  { plans, made, open }: NewCreditFacts,
  { contextOf, digestOf }: { contextOf: (made: NewCredit) => EventContext; digestOf: Digest },
): { uses: ChainedPlan[]; settled: Map<string, Settled[]> } {
  const { invoices, accounts, take } = latest(plans, open);
  const uses: ChainedPlan[] = [];
  const settled = new Map<string, Settled[]>();
  for (const one of made) {
    const { id: lotId, number: noteNumber, invoiceId: exceptId, payerId, currency } = one.note;
    const account = accounts.get(accountId(one.note));
    if (account === undefined) continue;
    const own = [...invoices.values()].filter((invoice) => invoice.payerId === payerId);
    const settles = settleable(own, account, { currency, exceptId });
    const context = contextOf(one);
    const planned = planSettling({ open: settles, account, lotId }, (number) => {
      return { ...context, key: `${one.entry.id}:used-${number}` };
    });
    const chained = chainedInTurn(planned, digestOf);
    chained.forEach(take);
    uses.push(...chained);
    if (chained.length > 0) settled.set(noteNumber, settledBy(chained));
  }
  return { uses, settled };
}
