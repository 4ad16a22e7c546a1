import { accountId } from '../../domain/credit/account.js';
import { invoiceNumberOf, type MoneyEvent } from '../../domain/import/money-event.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { recordId } from '../../domain/record-id.js';
import { type MoneyReader, readTogether } from '../../store/import/import-reads.js';
import type { Desk } from '../desk.js';
import { eventKey, voidKey } from './event-key.js';
import { addHistory, addNote, emptyPayerState, type PayerState } from './payer-state.js';

/** What is stored at one moment of everything that these events touch, in a handful of reads. */
export function loadState(desk: Desk, events: readonly MoneyEvent[]): Promise<PayerState> {
  return readTogether(desk.store, (reader) => readState(reader, events, desk.club.id));
}

async function readState(
  reader: MoneyReader,
  events: readonly MoneyEvent[],
  clubId: string,
): Promise<PayerState> {
  const state = emptyPayerState();
  const invoices = await reader.invoices(
    events.flatMap((event) => {
      const number = invoiceNumberOf(event);
      return number === null ? [] : [recordId(clubId, number)];
    }),
  );
  for (const invoice of invoices) state.invoices.set(invoice.id, invoice);
  const voided = invoices.filter((invoice) => invoice.voidedOn !== null);
  const entries = await reader.entries([
    ...events.map((event) => eventKey(clubId, event)),
    ...voided.map((invoice) => voidKey(clubId, invoice.number)),
  ]);
  for (const entry of entries) state.entries.set(entry.id, entry);
  const payments = await reader.payments(
    events.flatMap((event) => (event.kind === 'payment' ? [recordId(clubId, event.row.id)] : [])),
  );
  for (const payment of payments) state.payments.set(payment.id, payment);
  const accounts = await reader.accounts(accountIds(events, invoices, clubId));
  for (const account of accounts) state.accounts.set(account.id, account);
  await readForVoids(reader, events, { state, clubId });
  return state;
}

/** A void needs all that stands on a stored invoice, also what the desk booked meanwhile. */
async function readForVoids(
  reader: MoneyReader,
  events: readonly MoneyEvent[],
  { state, clubId }: { state: PayerState; clubId: string },
): Promise<void> {
  const ids = events.flatMap((event) => {
    const id = event.kind === 'void' ? recordId(clubId, event.row.number) : '';
    return state.invoices.get(id)?.voidedOn === null ? [id] : [];
  });
  for (const note of await reader.notesOf(ids)) addNote(state, note);
  for (const entry of await reader.entriesOf(ids)) addHistory(state, entry);
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
