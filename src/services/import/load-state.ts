import { accountId } from '../../domain/credit/account.js';
import { invoiceNumberOf, type MoneyEvent } from '../../domain/import/money-event.js';
import { recordId } from '../../domain/record-id.js';
import { type MoneyReader, readTogether } from '../../store/import/import-reads.js';
import type { Desk } from '../desk.js';
import { isEnd, isSaid, voidKey } from './event-key.js';
import type { PayerEvents } from './payer-events.js';
import { addHistory, addNote, emptyPayerState, type PayerState } from './payer-state.js';
import { reversalKeys } from './payment-standing.js';

/** What is stored at one moment of everything that these payers' events touch. */
export function loadState(desk: Desk, payers: readonly PayerEvents[]): Promise<PayerState> {
  return readTogether(desk.store, (reader) => readState(reader, payers, desk.club.id));
}

/** What only some events need: a new club's import asks for none of it. */
function lookedInto(events: readonly MoneyEvent[], state: PayerState, clubId: string): string[] {
  return events.flatMap((event) => {
    const number = invoiceNumberOf(event);
    const isUndoing = event.kind === 'void' || event.kind === 'reversal';
    if (number === null || !(isUndoing || isSaid(event) || isEnd(event))) return [];
    const invoice = state.invoices.get(recordId(clubId, number));
    return invoice === undefined ? [] : [invoice.id];
  });
}

async function readState(
  reader: MoneyReader,
  payers: readonly PayerEvents[],
  clubId: string,
): Promise<PayerState> {
  const state = emptyPayerState();
  const events = payers.flatMap((payer) => payer.events);
  const invoices = await reader.invoices(
    events.flatMap((event) => {
      const number = invoiceNumberOf(event);
      return number === null ? [] : [recordId(clubId, number)];
    }),
  );
  for (const invoice of invoices) state.invoices.set(invoice.id, invoice);
  const voided = invoices.filter((invoice) => invoice.voidedOn !== null);
  const payments = await reader.payments(
    events.flatMap((event) => {
      return event.kind === 'payment' ? [recordId(clubId, event.row.paymentId)] : [];
    }),
  );
  for (const payment of payments) state.payments.set(payment.id, payment);
  const entries = await reader.entries([
    ...voided.map((invoice) => voidKey(clubId, invoice.number)),
    ...payments.filter(({ reversed }) => reversed > 0n).flatMap(reversalKeys),
  ]);
  for (const entry of entries) state.entries.set(entry.id, entry);
  await readAccounts(reader, payers, { state, clubId });
  const histories = lookedInto(events, state, clubId);
  for (const note of await reader.notesOf(histories)) addNote(state, note);
  for (const entry of await reader.entriesOf(histories)) addHistory(state, entry);
  return state;
}

/** The contacts of lines that an event bills or credits, by stored id. */
function peopleOn(event: MoneyEvent, state: PayerState, clubId: string): string[] {
  if (event.kind === 'invoice') {
    return event.row.lines.map(({ contactId }) => recordId(clubId, contactId));
  }
  if (event.kind !== 'credit-note') return [];
  const invoice = state.invoices.get(recordId(clubId, event.row.invoiceNumber));
  return invoice?.lines.map(({ beneficiaryId }) => beneficiaryId) ?? [];
}

/** The accounts of the payers, in every currency, and their opening balances and pay-outs where asked for. */
async function readAccounts(
  reader: MoneyReader,
  payers: readonly PayerEvents[],
  { state, clubId }: { state: PayerState; clubId: string },
): Promise<void> {
  const idOf = ({ payerId }: PayerEvents) => recordId(clubId, payerId);
  const accounts = await reader.accountsOf(clubId, payers.map(idOf));
  for (const account of accounts) state.accounts.set(account.id, account);
  const known = new Set(accounts.map(({ payerId }) => payerId));
  const opened = payers.filter((payer) => {
    return (
      known.has(idOf(payer)) &&
      payer.events.some(({ kind }) => kind === 'opening' || kind === 'pay-out')
    );
  });
  for (const entry of await reader.openingsOf(clubId, opened.map(idOf))) {
    const id = accountId(entry);
    state.openings.set(id, [...(state.openings.get(id) ?? []), entry]);
  }
  for (const [id, mark] of await reader.unfinished(payers.map(idOf))) {
    state.unfinished.set(id, mark);
  }
  const people = payers.flatMap(({ events }) =>
    events.flatMap((event) => peopleOn(event, state, clubId)),
  );
  const everybody = [...new Set([...payers.map(idOf), ...people])];
  for (const id of await reader.forgotten(everybody)) state.forgotten.add(id);
}
