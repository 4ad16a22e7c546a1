import { accountId } from '../../domain/account.js';
import type { Invoice } from '../../domain/invoice.js';
import { recordId } from '../../domain/record-id.js';
import { findEntriesById, findPaymentsById } from '../../store/import-writes.js';
import { findAccounts, findInvoices, findNotesOfInvoices } from '../../store/ledger-reads.js';
import type { Desk } from '../desk.js';
import { eventKey } from './event-key.js';
import type { MoneyEvent } from './money-event.js';
import { emptyPayerState, type PayerState } from './payer-state.js';

export function invoiceNumberOf(event: MoneyEvent): string | null {
  switch (event.kind) {
    case 'opening':
      return null;
    case 'invoice':
    case 'void':
      return event.row.number;
    case 'payment':
    case 'credit-note':
    case 'application':
      return event.row.invoiceNumber;
    default:
      return event satisfies never;
  }
}

/** Which payer an event belongs to; the payers of stored invoices are given. */
export function payerOf(
  event: MoneyEvent,
  payers: ReadonlyMap<string, string>,
  clubId: string,
): string {
  if (event.kind === 'opening') return recordId(clubId, event.row.contactId);
  return payers.get(invoiceNumberOf(event) ?? '') ?? '';
}

/** Payers by invoice number: from the folder's own invoices and from the stored ones. */
export async function findPayers(
  desk: Desk,
  events: readonly MoneyEvent[],
): Promise<Map<string, string>> {
  const { club } = desk;
  const payers = new Map<string, string>();
  for (const event of events) {
    if (event.kind !== 'invoice') continue;
    payers.set(event.row.number, recordId(club.id, event.row.payerId));
  }
  const missing = events.flatMap((event) => {
    const number = invoiceNumberOf(event);
    return number === null || payers.has(number) ? [] : [number];
  });
  const stored = await findInvoices(
    desk.store,
    [...new Set(missing)].map((number) => recordId(club.id, number)),
  );
  for (const invoice of stored) payers.set(invoice.number, invoice.payerId);
  return payers;
}

/** What is stored of everything that these events touch, in a handful of reads. */
export async function loadState(desk: Desk, events: readonly MoneyEvent[]): Promise<PayerState> {
  const { store, club } = desk;
  const state = emptyPayerState();
  const numbers = new Set(events.flatMap((event) => invoiceNumberOf(event) ?? []));
  const invoiceIds = [...numbers].map((number) => recordId(club.id, number));
  const invoices = await findInvoices(store, invoiceIds);
  for (const invoice of invoices) state.invoices.set(invoice.id, invoice);
  state.entries = await findEntriesById(
    store,
    events.map((event) => eventKey(club.id, event)),
  );
  const paymentIds = events.flatMap((event) =>
    event.kind === 'payment' ? [recordId(club.id, event.row.id)] : [],
  );
  state.payments = await findPaymentsById(store, paymentIds);
  const accounts = await findAccounts(store, accountIds(events, invoices, club.id));
  for (const account of accounts) state.accounts.set(account.id, account);
  if (invoices.length > 0) {
    const stored = invoices.map((invoice) => invoice.id);
    for (const note of await findNotesOfInvoices(store, stored)) state.notes.set(note.id, note);
  }
  return state;
}

function accountIds(
  events: readonly MoneyEvent[],
  invoices: readonly Invoice[],
  clubId: string,
): string[] {
  const owners = events.flatMap((event) => {
    if (event.kind === 'opening') {
      const { contactId, currency } = event.row;
      return [{ clubId, payerId: recordId(clubId, contactId), currency }];
    }
    if (event.kind !== 'invoice') return [];
    const { payerId, currency } = event.row;
    return [{ clubId, payerId: recordId(clubId, payerId), currency }];
  });
  return [...new Set([...owners, ...invoices].map(accountId))];
}
