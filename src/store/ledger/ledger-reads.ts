import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Account } from '../../domain/credit/account.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

export async function findInvoice(store: Store, id: string): Promise<Invoice | null> {
  const found = await store.collections.invoices.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

export async function findAccount(store: Store, id: string): Promise<Account | null> {
  const found = await store.collections.accounts.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

/** The payer's accounts, one per currency. */
export async function findAccountsOf(
  store: Store,
  owner: { clubId: string; payerId: string },
): Promise<Account[]> {
  const found = await store.collections.accounts.find(owner).sort({ currency: 1 }).toArray();
  return found.map(fromStored);
}

/** The accounts of these payers, in their order and by currency. */
export async function findAccountsOfPayers(
  store: Store,
  { clubId, payerIds }: { clubId: string; payerIds: readonly string[] },
): Promise<Account[]> {
  const query = { clubId, payerId: { $in: [...payerIds] } };
  const found = await store.collections.accounts.find(query).sort({ currency: 1 }).toArray();
  const place = new Map(payerIds.map((id, index) => [id, index]));
  const placeOf = ({ payerId }: Account) => place.get(payerId) ?? 0;
  return found.map(fromStored).sort((one, other) => placeOf(one) - placeOf(other));
}

export async function findAccounts(store: Store, ids: readonly string[]): Promise<Account[]> {
  if (ids.length === 0) return [];
  const found = await store.collections.accounts.find({ _id: { $in: [...ids] } }).toArray();
  return found.map(fromStored);
}

/** The invoices that there are, in the order asked for: the database has an order of its own. */
export async function findInvoices(store: Store, ids: readonly string[]): Promise<Invoice[]> {
  if (ids.length === 0) return [];
  const found = await store.collections.invoices.find({ _id: { $in: [...ids] } }).toArray();
  const byId = new Map(found.map((stored) => [stored._id, stored]));
  return [...new Set(ids)].flatMap((id) => {
    const stored = byId.get(id);
    return stored === undefined ? [] : [fromStored(stored)];
  });
}

export async function findEntry(store: Store, id: string): Promise<JournalEntry | null> {
  const found = await store.collections.journal.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

/** For which days entries are booked, by their ids. */
export async function findBookedDays(
  { collections }: Store,
  ids: readonly string[],
): Promise<Map<string, CalendarDate>> {
  if (ids.length === 0) return new Map();
  const found = await collections.journal
    .find({ _id: { $in: [...ids] } }, { projection: { occurredOn: 1 } })
    .toArray();
  return new Map(found.map(({ _id, occurredOn }) => [_id, occurredOn]));
}

/** The entries that a form of several has booked, in their order; not what was booked beside one. */
export async function findNumberedEntries(store: Store, key: string): Promise<JournalEntry[]> {
  const ids = { $gte: `${key}:`, $lt: `${key};`, $regex: /^[^:]+:[^:]+:[0-9]+$/ };
  const found = await store.collections.journal.find({ _id: ids }).toArray();
  const numberOf = (id: string) => Number(id.slice(key.length + 1));
  return found.map(fromStored).sort((one, other) => numberOf(one.id) - numberOf(other.id));
}

export async function findPayment(store: Store, id: string): Promise<Payment | null> {
  const found = await store.collections.payments.findOne({ _id: id });
  return found === null ? null : fromStored(found);
}

/** Everything that was ever booked on an invoice, in the order in which it was booked. */
export async function findEntriesOfInvoice(
  store: Store,
  invoiceId: string,
): Promise<JournalEntry[]> {
  return findEntriesOfInvoices(store, [invoiceId]);
}

/** The same of several, each in its order. */
export async function findEntriesOfInvoices(
  store: Store,
  invoiceIds: readonly string[],
): Promise<JournalEntry[]> {
  if (invoiceIds.length === 0) return [];
  const query = { 'refs.invoiceId': { $in: [...invoiceIds] } };
  const found = await store.collections.journal.find(query).sort({ invoiceSeq: 1 }).toArray();
  return found.map(fromStored);
}

export async function findPaymentsOfInvoice(store: Store, invoiceId: string): Promise<Payment[]> {
  const query = { invoiceId };
  const found = await store.collections.payments.find(query).sort({ receivedOn: 1 }).toArray();
  return found.map(fromStored);
}

export async function findPaymentsOfInvoices(
  store: Store,
  invoiceIds: readonly string[],
): Promise<Payment[]> {
  if (invoiceIds.length === 0) return [];
  const query = { invoiceId: { $in: [...invoiceIds] } };
  const found = await store.collections.payments.find(query).sort({ receivedOn: 1 }).toArray();
  return found.map(fromStored);
}

/** Whether a use of credit was taken back. */
export async function findIsTakenBack(store: Store, application: JournalEntry): Promise<boolean> {
  const query = {
    'refs.invoiceId': application.refs.invoiceId ?? '',
    reverses: application.id,
    kind: 'credit.unapplied' as const,
  };
  const found = await store.collections.journal.findOne(query, { projection: { _id: 1 } });
  return found !== null;
}

/** The movements of one account with the numbers above `from` up to `to`, newest first. */
export async function findMovements(
  store: Store,
  account: { clubId: string; payerId: string; currency: string },
  numbers: { from: bigint; to: bigint },
): Promise<JournalEntry[]> {
  const { clubId, payerId, currency } = account;
  const accountSeq = { $gt: numbers.from, $lte: numbers.to };
  const found = await store.collections.journal
    .find({ clubId, payerId, currency, accountSeq })
    .sort({ accountSeq: -1 })
    .toArray();
  return found.map(fromStored);
}
