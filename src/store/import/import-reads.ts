import type { EntryKind } from '../../domain/books/entry-kinds.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Account } from '../../domain/credit/account.js';
import type { CreditNote } from '../../domain/credit/credit-note.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Payment } from '../../domain/payments/payment.js';
import type { Unfinished } from '../../domain/people/club-records.js';
import type { Store } from '../connection.js';
import { type OneMoment, startOneMoment } from '../ledger/one-moment.js';
import { fromStored } from '../stored.js';

/** Ids in one question: a list of 200,000 would be a query of megabytes. */
const idsAtOnce = 1000;

/** Reads documents of money by id, as many as are asked for, each id once. */
export type MoneyReader = {
  invoices(ids: readonly string[]): Promise<Invoice[]>;
  /** Every account of these payers. */
  accountsOf(clubId: string, payerIds: readonly string[]): Promise<Account[]>;
  /** Their opening balances, and what took them back. */
  openingsOf(clubId: string, payerIds: readonly string[]): Promise<JournalEntry[]>;
  /** Those whose import was begun and not ended. */
  /** Those of the contacts who were forgotten. */
  forgotten(contactIds: readonly string[]): Promise<string[]>;
  unfinished(payerIds: readonly string[]): Promise<[string, Unfinished][]>;
  payments(ids: readonly string[]): Promise<Payment[]>;
  entries(ids: readonly string[]): Promise<JournalEntry[]>;
  notesOf(invoiceIds: readonly string[]): Promise<CreditNote[]>;
  /** Everything that was booked on these invoices, of each in the order of booking. */
  entriesOf(invoiceIds: readonly string[]): Promise<JournalEntry[]>;
};

async function inParts<Found>(
  ids: readonly string[],
  read: (some: string[]) => Promise<Found[]>,
): Promise<Found[]> {
  const all = [...new Set(ids)];
  const found: Found[] = [];
  for (let start = 0; start < all.length; start += idsAtOnce) {
    for (const one of await read(all.slice(start, start + idsAtOnce))) found.push(one);
  }
  return found;
}

function readerIn({ collections }: Store, moment: OneMoment): MoneyReader {
  const { invoices, accounts, payments, journal, credit_notes, contacts } = collections;
  const among = (ids: string[]) => ({ _id: { $in: ids } });
  const inOrder = { 'refs.invoiceId': 1, invoiceSeq: 1 } as const;
  const ofInvoices = (ids: string[]) => ({ 'refs.invoiceId': { $in: ids } });
  return {
    invoices: (ids) =>
      inParts(ids, async (some) => {
        return (await invoices.find(among(some), moment).toArray()).map(fromStored);
      }),
    accountsOf: (clubId, ids) =>
      inParts(ids, async (some) => {
        const query = { clubId, payerId: { $in: some } };
        return (await accounts.find(query, moment).toArray()).map(fromStored);
      }),
    openingsOf: (clubId, ids) =>
      inParts(ids, async (some) => {
        const kinds: EntryKind[] = [
          ...(['credit.opened', 'credit.withdrawn'] as const),
          ...(['refund.paid', 'refund.failed'] as const),
        ];
        const ofNone = { 'refs.invoiceId': { $exists: false } };
        const query = { clubId, payerId: { $in: some }, kind: { $in: kinds }, ...ofNone };
        return (await journal.find(query, moment).toArray()).map(fromStored);
      }),
    forgotten: (ids) =>
      inParts(ids, async (some) => {
        const query = { _id: { $in: some }, forgottenAt: { $ne: null } };
        const found = await contacts.find(query, { ...moment, projection: { _id: 1 } }).toArray();
        return found.map(({ _id }) => _id);
      }),
    unfinished: (ids) =>
      inParts(ids, async (some) => {
        const query = { _id: { $in: some }, importing: { $exists: true } };
        const found = await contacts.find(query, moment).toArray();
        return found.flatMap(({ _id: id, importing }): [string, Unfinished][] => {
          return importing === undefined ? [] : [[id, importing]];
        });
      }),
    payments: (ids) =>
      inParts(ids, async (some) => {
        return (await payments.find(among(some), moment).toArray()).map(fromStored);
      }),
    entries: (ids) =>
      inParts(ids, async (some) => {
        return (await journal.find(among(some), moment).toArray()).map(fromStored);
      }),
    notesOf: (ids) =>
      inParts(ids, async (some) => {
        const query = { invoiceId: { $in: some } };
        return (await credit_notes.find(query, moment).toArray()).map(fromStored);
      }),
    entriesOf: (ids) =>
      inParts(ids, async (some) => {
        const found = journal.find(ofInvoices(some), moment).sort(inOrder).hint('invoice');
        return (await found.toArray()).map(fromStored);
      }),
  };
}

/**
 * Reads in one moment of the database: a plan made from an account before and an invoice after
 * somebody else's event would be refused for a state that never was.
 */
export async function readTogether<Result>(
  store: Store,
  work: (reader: MoneyReader) => Promise<Result>,
): Promise<Result> {
  const moment = startOneMoment(store);
  try {
    return await work(readerIn(store, moment));
  } finally {
    await moment.session.endSession();
  }
}
