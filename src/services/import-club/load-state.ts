import { accountId } from '../../domain/account.js';
import { invoiceNumberOf, type MoneyEvent } from '../../domain/import/money-event.js';
import type { Invoice } from '../../domain/invoice.js';
import { recordId } from '../../domain/record-id.js';
import { findEntriesById, findPaymentsById } from '../../store/import-writes.js';
import {
  findAccounts,
  findEntriesOfInvoice,
  findNotesOfInvoices,
} from '../../store/ledger-reads.js';
import type { Desk } from '../desk.js';
import { eventKey, voidKey } from './event-key.js';
import { addHistory, addNote, emptyPayerState, type PayerState } from './payer-state.js';
import { readInParts } from './read-in-parts.js';
import { findStoredInvoices } from './stored-invoices.js';

/** What is stored of everything that these events touch, in a handful of reads. */
export async function loadState(desk: Desk, events: readonly MoneyEvent[]): Promise<PayerState> {
  const { store, club } = desk;
  const state = emptyPayerState();
  const numbers = events.flatMap((event) => invoiceNumberOf(event) ?? []);
  const invoices = await findStoredInvoices(desk, numbers);
  for (const invoice of invoices) state.invoices.set(invoice.id, invoice);
  const keys = events.map((event) => eventKey(club.id, event));
  const voided = invoices.filter((invoice) => invoice.voidedOn !== null);
  const voidKeys = voided.map((invoice) => voidKey(club.id, invoice.number));
  state.entries = await findEntriesById(store, [...keys, ...voidKeys]);
  const paymentIds = events.flatMap((event) =>
    event.kind === 'payment' ? [recordId(club.id, event.row.id)] : [],
  );
  state.payments = await findPaymentsById(store, paymentIds);
  const accounts = await readInParts(accountIds(events, invoices, club.id), (some) =>
    findAccounts(store, some),
  );
  for (const account of accounts) state.accounts.set(account.id, account);
  await loadForVoids(desk, events, state);
  return state;
}

/** A void needs all that stands on a stored invoice, also what the desk booked meanwhile. */
async function loadForVoids(
  { store, club }: Desk,
  events: readonly MoneyEvent[],
  state: PayerState,
): Promise<void> {
  const ids = events.flatMap((event) => {
    const id = event.kind === 'void' ? recordId(club.id, event.row.number) : '';
    return state.invoices.get(id)?.voidedOn === null ? [id] : [];
  });
  const notes = await readInParts(ids, (some) => findNotesOfInvoices(store, some));
  for (const note of notes) addNote(state, note);
  for (const id of new Set(ids)) {
    for (const entry of await findEntriesOfInvoice(store, id)) addHistory(state, entry);
  }
}

function accountIds(
  events: readonly MoneyEvent[],
  invoices: readonly Invoice[],
  clubId: string,
): string[] {
  const owners = events.flatMap(({ kind, row }) => {
    if (kind !== 'opening' && kind !== 'invoice') return [];
    const contactId = kind === 'opening' ? row.contactId : row.payerId;
    return [{ clubId, payerId: recordId(clubId, contactId), currency: row.currency }];
  });
  return [...owners, ...invoices].map(accountId);
}
