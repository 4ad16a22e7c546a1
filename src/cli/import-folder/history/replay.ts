import type { StoredCreditNeeded } from '../import-data.js';
import type { ImportFault } from '../import-fault.js';
import { replayApplication, replayNote, replayPayment, replayVoid, type Wrong } from './acts.js';
import { addLot, type CreditLots } from './credit-lots.js';
import { type InvoiceState, issued } from './invoice-state.js';
import { type MoneyEvent, type MoneyRows, moneyEvents } from './money-event.js';

type State = {
  invoices: ReadonlyMap<string, InvoiceState>;
  accounts: Map<string, CreditLots>;
  needed: StoredCreditNeeded[];
};

function lotsOf({ accounts }: State, payerId: string, currency: string): CreditLots {
  const key = `${payerId} ${currency}`;
  const lots = accounts.get(key) ?? [];
  accounts.set(key, lots);
  return lots;
}

function replayEvent(state: State, event: MoneyEvent): Wrong {
  if (event.kind === 'opening') {
    const { contactId, currency, amountMinor: remaining, expiresOn } = event.row;
    addLot(lotsOf(state, contactId, currency), { remaining, expiresOn });
    return null;
  }
  const number = 'number' in event.row ? event.row.number : event.row.invoiceNumber;
  const invoice = state.invoices.get(number);
  if (invoice === undefined) return null;
  const { payerId, currency } = invoice.row;
  const lots = lotsOf(state, payerId, currency);
  switch (event.kind) {
    case 'invoice':
      return null;
    case 'payment':
      return replayPayment(invoice, event.row);
    case 'credit-note':
      return replayNote(invoice, event.row, lots);
    case 'void':
      return replayVoid(invoice, lots);
    case 'application': {
      const { wrong, missing: amountMinor } = replayApplication(invoice, event.row, lots);
      const { place } = event.row;
      if (amountMinor > 0n) state.needed.push({ place, payerId, currency, amountMinor });
      return wrong;
    }
  }
}

/**
 * Replays the money rows of the folder in their order and finds those that the rules refuse:
 * credit above what can be credited, applications above what is owed, acts on void invoices or
 * while a payment is pending. Rows of invoices outside the folder are not judged; when a credit
 * note is among them, what stored credit is needed cannot be told, and none is named.
 * @param isFaulty invoices with faults of their own; they are left out.
 */
export function replayMoney(
  rows: MoneyRows,
  isFaulty: (invoiceNumber: string) => boolean,
  faults: ImportFault[],
): StoredCreditNeeded[] {
  const sound = rows.invoices.filter((row) => !isFaulty(row.number));
  const invoices = new Map(sound.map((row) => [row.number, issued(row)]));
  const state: State = { invoices, accounts: new Map(), needed: [] };
  for (const event of moneyEvents(rows)) {
    const wrong = replayEvent(state, event);
    if (wrong !== null) faults.push({ ...event.row.place, ...wrong });
  }
  return rows.creditNotes.every((row) => invoices.has(row.invoiceNumber)) ? state.needed : [];
}
