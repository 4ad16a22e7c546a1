import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { type ChainedPlan, entriesOf } from '../../domain/books/plan.js';
import type { Account } from '../../domain/credit/account.js';
import { accountId } from '../../domain/credit/account.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { Unfinished } from '../../domain/people/club-records.js';

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
  /** Everything booked on an invoice that was stored before and is looked into. */
  history: Map<string, JournalEntry[]>;
  /** The opening balances and pay-outs of an account, and what took them back, by the account. */
  openings: Map<string, JournalEntry[]>;
  /** Payers whose import was begun and not ended. */
  unfinished: Map<string, Unfinished>;
  /** Payers and people on invoices who were forgotten: nothing new is written down about them. */
  forgotten: Set<string>;
};

export function emptyPayerState(): PayerState {
  return {
    invoices: new Map(),
    accounts: new Map(),
    payments: new Map(),
    entries: new Map(),
    notes: new Map(),
    history: new Map(),
    openings: new Map(),
    unfinished: new Map(),
    forgotten: new Set(),
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

/** Sets a value, and returns what puts the one before it back. */
function replace<Value>(map: Map<string, Value>, key: string, value: Value): () => void {
  const before = map.get(key);
  map.set(key, value);
  return () => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  };
}

function replaceNote(state: PayerState, note: CreditNote): () => void {
  const notes = state.notes.get(note.invoiceId) ?? new Map<string, CreditNote>();
  state.notes.set(note.invoiceId, notes);
  return replace(notes, note.id, note);
}

/**
 * Takes over what a plan changes, so that the next event sees it. Returns what undoes that; the
 * last one taken over has to be undone first.
 */
export function advance(state: PayerState, plan: ChainedPlan): () => void {
  const undo: (() => void)[] = [];
  const { invoice, account, payment } = plan;
  if (invoice !== undefined) undo.push(replace(state.invoices, invoice.after.id, invoice.after));
  if (account !== undefined) undo.push(replace(state.accounts, account.after.id, account.after));
  if (payment !== undefined) undo.push(replace(state.payments, payment.after.id, payment.after));
  for (const { after } of plan.creditNotes) undo.push(replaceNote(state, after));
  for (const entry of entriesOf(plan)) {
    undo.push(replace(state.entries, entry.id, entry));
    addHistory(state, entry);
    undo.push(() => state.history.get(entry.refs.invoiceId ?? '')?.pop());
  }
  return () => {
    for (const step of undo.reverse()) step();
  };
}

export function accountFor(
  state: PayerState,
  owner: { clubId: string; payerId: string; currency: string },
): Account | null {
  return state.accounts.get(accountId(owner)) ?? null;
}
