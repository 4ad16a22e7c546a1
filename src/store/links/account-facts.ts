import type { Document } from 'mongodb';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Account } from '../../domain/credit/account.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';
import type { OwedInvoices } from '../ledger/owed-invoices.js';
import type { DaysOfEntries } from '../ledger/payer-movements.js';
import { fromStored, type Stored } from '../stored.js';
import {
  type SessionFound,
  type SessionRow,
  sessionFoundIn,
  sessionStages,
} from './account-sessions.js';

/**
 * What an account page shows, as of one moment. `owedNow` has every currency of an invoice: outstanding
 * less overpaid, in minor units. `newest` are the days of the newest entries in the currency asked for,
 * whole ones; null where it takes more entries than were read to have them whole.
 */
export type AccountFacts = {
  found: SessionFound;
  accounts: Account[];
  open: OwedInvoices[];
  owedNow: ReadonlyMap<string, bigint>;
  newest: Pick<DaysOfEntries, 'total' | 'entries'> | null;
};

export type AccountFactsOf = {
  clubId: string;
  /** Of the session, the digest of its cookie. */
  id: string;
  /** Of each currency so many of the oldest invoices. */
  mostInvoices: number;
  currency: string;
  /** As many entries are on the page; of them the newest are read, with what else lies on their days. */
  entries: number;
};

/** So many entries are read for one that is shown: enough unless much was booked on one day. */
const readForEach = 2;

type Row = SessionRow & {
  accounts: Stored<Account>[];
  open: { _id: string; invoices: Stored<Invoice>[]; count: number }[];
  owed: { _id: string; owed: bigint }[];
  entries: Stored<JournalEntry>[];
  counted: { total: number }[];
};

/** What another collection holds of the session's payer. */
function ofPayer(from: string, as: string, pipeline: Document[]): Document {
  return { $lookup: { from, as, localField: 'payerId', foreignField: 'payerId', pipeline } };
}

function stagesOf({ clubId, currency, mostInvoices, entries }: AccountFactsOf): Document[] {
  const club = { $match: { clubId } };
  const movements = { $match: { clubId, currency } };
  const invoices = { $firstN: { input: '$$ROOT', n: mostInvoices } };
  const owed = { $sum: { $subtract: ['$outstanding', '$overpaid'] } };
  return [
    ofPayer('accounts', 'accounts', [club]),
    ofPayer('invoices', 'owed', [club, { $group: { _id: '$currency', owed } }]),
    ofPayer('invoices', 'open', [
      { $match: { clubId, outstanding: { $gt: 0n } } },
      { $sort: { dueOn: 1, issuedOn: 1, numberOrder: 1 } },
      { $group: { _id: '$currency', invoices, count: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ]),
    ofPayer('journal', 'entries', [
      movements,
      { $sort: { occurredOn: -1 } },
      { $limit: entries * readForEach },
    ]),
    ofPayer('journal', 'counted', [movements, { $count: 'total' }]),
  ];
}

/** Whole days alone: of the last day that was read some entries may be missing. */
function wholeDays(
  read: readonly Stored<JournalEntry>[],
  { total, entries }: { total: number; entries: number },
): AccountFacts['newest'] {
  if (read.length === total) return { total, entries: read.map(fromStored) };
  const oldest = read[entries - 1]?.occurredOn ?? '';
  const cut = read.at(-1)?.occurredOn ?? '';
  if (cut >= oldest) return null;
  return { total, entries: read.filter(({ occurredOn }) => occurredOn >= oldest).map(fromStored) };
}

/**
 * Reads the session with all of it in one question, since each one more costs more than what it asks
 * for. Null where no such session is there; whether it may still be used is not looked at here.
 */
export async function readAccountFacts(
  { collections }: Store,
  of: AccountFactsOf,
): Promise<AccountFacts | null> {
  const [row] = await collections.account_sessions
    .aggregate<Row>([...sessionStages(of), ...stagesOf(of)], { readConcern: { level: 'snapshot' } })
    .toArray();
  if (row === undefined) return null;
  const { accounts, open, owed: owedRows, entries, counted, ...session } = row;
  const found = sessionFoundIn(session);
  if (found === null) return null;
  return {
    found,
    accounts: accounts.map(fromStored),
    open: open.map(({ _id: currency, invoices, count }) => {
      return { currency, invoices: invoices.map(fromStored), count };
    }),
    owedNow: new Map(owedRows.map(({ _id, owed }) => [_id, BigInt(owed)])),
    newest: wholeDays(entries, { total: counted[0]?.total ?? 0, entries: of.entries }),
  };
}
