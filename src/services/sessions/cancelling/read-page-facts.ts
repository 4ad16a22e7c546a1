import { accountId } from '../../../domain/credit/account.js';
import type { Invoice } from '../../../domain/invoices/invoice.js';
import type { SentElsewhere } from '../../../domain/refunds/payment-cash.js';
import type { PageFacts } from '../../../domain/sessions/jobs/page-state.js';
import type { BilledSession } from '../../../domain/sessions/session-shares.js';
import { findAccounts, findInvoices } from '../../../store/ledger/ledger-reads.js';
import {
  findEntriesOfInvoices,
  findNotesForTime,
  findRefundsForTime,
  findSessionsOfLines,
  findStartTimes,
} from '../../../store/sessions/attendee-reads.js';
import type { Desk } from '../../desk.js';
import { sentElsewhereOf } from '../../providers/sent-elsewhere.js';

/** When sessions begin, kept while one job is planned: thousands of lines name the same few. */
export type StartTimes = Map<string, BilledSession>;

async function readStartTimes(desk: Desk, ids: ReadonlySet<string>, known: StartTimes) {
  const missing = [...ids].filter((id) => !known.has(id));
  for (const session of await findStartTimes(desk.store, missing)) {
    known.set(session.sessionId, session);
  }
}

async function readLines(desk: Desk, invoiceIds: readonly string[], known: StartTimes) {
  const idsOfLine = await findSessionsOfLines(desk.store, invoiceIds);
  await readStartTimes(desk, new Set([...idsOfLine.values()].flat()), known);
  const sessionsOfLine = new Map<string, BilledSession[]>();
  for (const [key, ids] of idsOfLine) {
    sessionsOfLine.set(
      key,
      ids.flatMap((id) => known.get(id) ?? []),
    );
  }
  return sessionsOfLine;
}

/** All money of the invoices, for what sending it back does and costs. */
async function readMoney(desk: Desk, invoiceIds: readonly string[]) {
  const [entries, elsewhere] = await Promise.all([
    findEntriesOfInvoices(desk.store, invoiceIds),
    sentElsewhereOf(desk, invoiceIds),
  ]);
  const none: SentElsewhere[] = [];
  return new Map(
    invoiceIds.map((id) => {
      return [id, { entries: entries.get(id) ?? [], elsewhere: elsewhere.get(id) ?? none }];
    }),
  );
}

async function readAccounts(desk: Desk, invoices: readonly Invoice[]) {
  return findAccounts(desk.store, [...new Set(invoices.map(accountId))]);
}

/**
 * What is known of the invoices behind a page of people: a constant number of queries, however many
 * they are. @param isMoneyAsked what is sent back, or what that would cost, is asked
 */
export async function readPageFacts(
  desk: Desk,
  invoiceIds: readonly string[],
  { isMoneyAsked, startTimes }: { isMoneyAsked: boolean; startTimes: StartTimes },
): Promise<PageFacts> {
  const ids = [...new Set(invoiceIds)];
  if (ids.length === 0) return noFacts;
  const [invoices, notes, refunds, sessionsOfLine, money] = await Promise.all([
    findInvoices(desk.store, ids),
    findNotesForTime(desk.store, ids),
    findRefundsForTime(desk.store, ids),
    readLines(desk, ids, startTimes),
    isMoneyAsked ? readMoney(desk, ids) : null,
  ]);
  const accounts = await readAccounts(desk, invoices);
  return { invoices, accounts, notes, refunds, sessionsOfLine, money };
}

const noFacts: PageFacts = {
  ...{ invoices: [], accounts: [], notes: [], refunds: [] },
  sessionsOfLine: new Map(),
  money: new Map(),
};
