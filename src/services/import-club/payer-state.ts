import type { Account } from '../../domain/account.js';
import { accountId } from '../../domain/account.js';
import type { CreditNote } from '../../domain/credit-note.js';
import type { Invoice } from '../../domain/invoice.js';
import type { JournalEntry } from '../../domain/journal-entry.js';
import type { Payment } from '../../domain/payment.js';
import type { Plan } from '../../domain/plan.js';

/** One payer's money while its events are planned: what is stored, then what was planned. */
export type PayerState = {
  invoices: Map<string, Invoice>;
  accounts: Map<string, Account>;
  payments: Map<string, Payment>;
  notes: Map<string, CreditNote>;
  entries: Map<string, JournalEntry>;
};

export function emptyPayerState(): PayerState {
  return {
    invoices: new Map(),
    accounts: new Map(),
    payments: new Map(),
    notes: new Map(),
    entries: new Map(),
  };
}

/** Takes over what a plan changes, so that the next event sees it. */
export function advance(state: PayerState, plan: Plan): void {
  if (plan.invoice !== undefined) state.invoices.set(plan.invoice.after.id, plan.invoice.after);
  if (plan.account !== undefined) state.accounts.set(plan.account.after.id, plan.account.after);
  if (plan.payment !== undefined) state.payments.set(plan.payment.after.id, plan.payment.after);
  for (const { after } of plan.creditNotes) state.notes.set(after.id, after);
  if (plan.entry !== null) state.entries.set(plan.entry.id, plan.entry);
}

export function accountFor(
  state: PayerState,
  owner: { clubId: string; payerId: string; currency: string },
): Account | null {
  return state.accounts.get(accountId(owner)) ?? null;
}
