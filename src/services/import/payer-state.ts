import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { type ChainedPlan, entriesOf } from '../../domain/books/plan.js';
import type { Account } from '../../domain/credit/account.js';
import { accountId } from '../../domain/credit/account.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Payment } from '../../domain/payments/payment.js';

/** The money of some payers while their events are planned: what is stored, then what was
 * planned. */
export type PayerState = {
  invoices: Map<string, Invoice>;
  accounts: Map<string, Account>;
  payments: Map<string, Payment>;
  /** Entries that earlier imports booked, by key. */
  entries: Map<string, JournalEntry>;
  /** By invoice, then by id: a void takes all of an invoice's notes back. */
  notes: Map<string, Map<string, CreditNote>>;
  /** Everything booked on an invoice, for those that are voided here. */
  history: Map<string, JournalEntry[]>;
};

export function emptyPayerState(): PayerState {
  return {
    invoices: new Map(),
    accounts: new Map(),
    payments: new Map(),
    entries: new Map(),
    notes: new Map(),
    history: new Map(),
  };
}

export function addNote(state: PayerState, note: CreditNote): void {
  const notes = state.notes.get(note.invoiceId) ?? new Map<string, CreditNote>();
  state.notes.set(note.invoiceId, notes.set(note.id, note));
}

export function addHistory(state: PayerState, entry: JournalEntry): void {
  const { invoiceId } = entry.refs;
  if (invoiceId === undefined) return;
  const history = state.history.get(invoiceId);
  if (history === undefined) state.history.set(invoiceId, [entry]);
  else history.push(entry);
}

/** Takes over what a plan changes, so that the next event sees it. */
export function advance(state: PayerState, plan: ChainedPlan): void {
  if (plan.invoice !== undefined) state.invoices.set(plan.invoice.after.id, plan.invoice.after);
  if (plan.account !== undefined) state.accounts.set(plan.account.after.id, plan.account.after);
  if (plan.payment !== undefined) state.payments.set(plan.payment.after.id, plan.payment.after);
  for (const { after } of plan.creditNotes) addNote(state, after);
  for (const entry of entriesOf(plan)) {
    state.entries.set(entry.id, entry);
    addHistory(state, entry);
  }
}

export function accountFor(
  state: PayerState,
  owner: { clubId: string; payerId: string; currency: string },
): Account | null {
  return state.accounts.get(accountId(owner)) ?? null;
}
