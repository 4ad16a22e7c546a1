import { randomUUID } from 'node:crypto';
import { chained } from '../../src/domain/books/chain.js';
import { planOpenCredit } from '../../src/domain/credit/open-credit.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { nobody } from '../../src/domain/people/staff-lists.js';
import { firstSettings } from '../../src/domain/settings/club-settings.js';
import { drawHere } from '../../src/drawing/draw-here.js';
import type { Envelope } from '../../src/services/books/envelope.js';
import { createOutcomes } from '../../src/services/books/outcomes.js';
import { createPayerQueue } from '../../src/services/books/payer-queue.js';
import { applyCredit } from '../../src/services/credit/apply-credit.js';
import { raiseCredit } from '../../src/services/credit/raise-credit.js';
import type { Desk } from '../../src/services/desk.js';
import { issueInvoice } from '../../src/services/invoices/issue-invoice.js';
import { recordPayment } from '../../src/services/payments/record-payment.js';
import { connectStore, type Store } from '../../src/store/connection.js';
import { auditBooks } from '../../src/store/ledger/audit-books.js';
import { commitPlans } from '../../src/store/ledger/commit-plans.js';
import { digestOf } from '../../src/store/ledger/digest.js';
import { findAccount, findInvoice } from '../../src/store/ledger/ledger-reads.js';
import { setUpDatabase } from '../../src/store/setup/database-setup.js';
import { dropDatabase, uniqueDatabaseUri } from './mongo.js';
import { eventContext } from './rules.js';

export const clubId = 'club';
export const payerId = 'club:olsen';
export const admin: Actor = { kind: 'staff', userId: 'UADMIN', roles: ['admin'] };

/** A desk on a database of its own, with a clock that tests move. */
export type LedgerDesk = Desk & {
  uri: string;
  clock: { now: Date };
  woken: { sweep: number; outbox: number };
  close(): Promise<void>;
};

type Connection = NonNullable<Parameters<typeof connectStore>[1]>;

type LedgerDeskOptions = Connection & {
  currency?: string;
  /** Of a database elsewhere than on the shared server. */
  uri?: string;
};

async function addOlsens(store: Store): Promise<void> {
  const contact = { clubId, email: null, payerId, searchWords: [] };
  await store.collections.contacts.insertMany([
    { ...contact, _id: payerId, ownId: 'olsen', name: 'Kari Olsen' },
    { ...contact, _id: 'club:nora', ownId: 'nora', name: 'Nora Olsen' },
  ]);
}

/** Set up with the usual patience: a test that has little of it means what comes afterwards. */
async function openBooks(uri: string, connection: Connection): Promise<Store> {
  const store = await connectStore(uri, connection);
  const patient = connection.patience === undefined ? store : await connectStore(uri);
  await setUpDatabase(patient.db);
  await addOlsens(patient);
  if (patient !== store) await patient.close();
  return store;
}

/** `appName` lets a failpoint hit this desk's connections alone. */
export async function openLedgerDesk(options: LedgerDeskOptions = {}): Promise<LedgerDesk> {
  const { uri = uniqueDatabaseUri(), currency = 'GBP', ...connection } = options;
  const store = await openBooks(uri, connection);
  return { ...deskOn(store, uri, currency), close: () => closeDesk(store, uri) };
}

async function closeDesk(store: Store, uri: string): Promise<void> {
  await store.close();
  await dropDatabase(uri);
}

/** A desk of another process on the same books: it knows nothing of what this one is about. */
export function deskOn(store: Store, uri: string, currency = 'GBP'): LedgerDesk {
  const clock = { now: new Date('2026-11-23T10:00:00Z') };
  const woken = { sweep: 0, outbox: 0 };
  return {
    uri,
    store,
    club: {
      id: clubId,
      name: 'Club',
      currency,
      timeZone: 'Europe/London',
      locale: 'en-GB',
      sweepFrom: '1970-01-01',
    },
    settings: firstSettings,
    settingsSeq: 0n,
    given: {
      ...{ threshold: null, singleHanded: true, staff: null, firstStaff: nobody },
      ...{ financeChannel: 'CFINANCE', approvalsChannel: 'CAPPROVALS' },
    },
    staff: nobody,
    now: () => clock.now,
    publicUrl: 'http://127.0.0.1:3000',
    isReachable: true,
    financeChannel: 'CFINANCE',
    refundProviders: [],
    // So that what always needs a second person needs none where a test is about something else.
    approvals: { thresholdMinor: null, singleHanded: true },
    approvalsChannel: 'CAPPROVALS',
    sendsMail: false,
    draw: drawHere,
    queue: createPayerQueue(),
    outcomes: createOutcomes(),
    wake: (job) => {
      if (job === 'sweep' || job === 'outbox') woken[job] += 1;
    },
    log: { info: () => undefined, error: () => undefined },
    clock,
    woken,
    close: () => store.close(),
  };
}

/** Empties the books, which is much quicker than another database. */
export async function startAfresh(desk: LedgerDesk, currency = 'GBP'): Promise<void> {
  const { journal, accounts, invoices, credit_notes, payments, refunds, ...others } =
    desk.store.collections;
  const { open_outcomes, outbox, sweep_runs, counters, given_alone, audit_events, trail_heads } =
    others;
  const ledger = [journal, accounts, invoices, credit_notes, payments, refunds];
  const trail = [audit_events, trail_heads];
  const work = [open_outcomes, outbox, sweep_runs, counters, given_alone, ...trail];
  for (const { collectionName } of [...ledger, ...work]) {
    await desk.store.db.collection(collectionName).deleteMany({});
  }
  await desk.store.models.requests.deleteMany({});
  desk.club = { ...desk.club, currency };
}

export function envelope(operationId: string = randomUUID(), actor: Actor = admin): Envelope {
  return { actor, operationId };
}

export async function issue(
  desk: LedgerDesk,
  lines: bigint | readonly bigint[],
  options: { autoCollect?: boolean } = {},
): Promise<string> {
  const amounts = typeof lines === 'bigint' ? [lines] : lines;
  const issued = await issueInvoice(desk, envelope(), {
    payerId,
    currency: desk.club.currency,
    dueOn: '2026-12-07',
    autoCollect: options.autoCollect ?? false,
    lines: amounts.map((amount) => {
      return { beneficiaryId: 'club:nora', description: 'Swimming', amount };
    }),
  });
  await forgetIssuedNotices(desk);
  return issued.invoiceId;
}

/** What stands in the books before a test begins was told before as well. */
export async function forgetIssuedNotices({ store }: LedgerDesk): Promise<void> {
  await store.collections.outbox.deleteMany({ 'notice.kind': 'invoice-issued' });
}

export async function pay(
  desk: LedgerDesk,
  invoiceId: string,
  amount: bigint,
  payment: {
    status?: 'pending' | 'received' | 'failed';
    paymentId?: string;
    receivedOn?: string;
  } = {},
): Promise<string> {
  const { status = 'received', paymentId = `club:${randomUUID()}` } = payment;
  const { receivedOn = '2026-11-23' } = payment;
  await recordPayment(desk, envelope(), {
    invoiceId,
    paymentId,
    amount,
    status,
    provider: 'stripe',
    receivedOn,
  });
  return paymentId;
}

export function raise(
  desk: LedgerDesk,
  invoiceId: string,
  amount: bigint,
  changes: Partial<Envelope> & { line?: number | null } = {},
) {
  const { line = null, operationId, actor, ...asking } = changes;
  const input = { invoiceId, amount, line, reason: 'Class cancelled' };
  const words = { noteToCustomer: '', notifyCustomer: false };
  const sent = { ...envelope(operationId, actor), ...asking };
  return raiseCredit(desk, sent, { ...input, ...words });
}

export function apply(desk: LedgerDesk, invoiceId: string, amount: bigint, operationId?: string) {
  return applyCredit(desk, envelope(operationId), { invoiceId, amount });
}

/** Opens account credit as an opening balance; returns its lot's id. */
export async function openCredit(
  desk: LedgerDesk,
  amount: bigint,
  days: { createdOn?: string; expiresOn?: string | null } = {},
): Promise<string> {
  const owner = { clubId, payerId, currency: desk.club.currency };
  const key = `open:${randomUUID()}`;
  const { createdOn = '2026-10-01', expiresOn = null } = days;
  const account = await findAccount(desk.store, `${payerId}:${owner.currency}`);
  const plan = planOpenCredit(
    { account, owner },
    { amount, createdOn, expiresOn },
    eventContext({ key, now: desk.now() }),
  );
  const result = await commitPlans(desk.store, [chained(plan, digestOf)]);
  if (result.kind !== 'committed') throw new Error(`the credit was not opened: ${result.kind}`);
  return key;
}

export async function invoiceNow(desk: LedgerDesk, invoiceId: string) {
  const invoice = await findInvoice(desk.store, invoiceId);
  if (invoice === null) throw new Error(`${invoiceId} is not stored`);
  return invoice;
}

export async function balanceNow(desk: LedgerDesk): Promise<bigint> {
  const account = await findAccount(desk.store, `${payerId}:${desk.club.currency}`);
  return account?.balance ?? 0n;
}

/** The mails that wait or left, in the order in which they were stored. */
export async function mailsOf({ store }: LedgerDesk) {
  const { outbox } = store.collections;
  const rows = await outbox.find({ lane: 'mail' }).sort({ createdAt: 1 }).toArray();
  return rows.map(({ notice, target, invoiceIds }) => ({ ...notice, target, invoiceIds }));
}

/** What an independent look at the journal finds wrong; empty when the books are right. */
export async function auditDifferences(desk: LedgerDesk) {
  return (await auditBooks(desk.store, clubId)).differences;
}

/** The outcomes of work done at once: how many succeeded, and the refusals by code. */
export async function tally(
  works: readonly Promise<unknown>[],
): Promise<{ accepted: number; refused: Record<string, number> }> {
  const settled = await Promise.allSettled(works);
  const refused: Record<string, number> = {};
  for (const one of settled) {
    if (one.status === 'fulfilled') continue;
    const code = codeOf(one.reason);
    refused[code] = (refused[code] ?? 0) + 1;
  }
  return { accepted: settled.filter(({ status }) => status === 'fulfilled').length, refused };
}

function codeOf(reason: unknown): string {
  const coded = typeof reason === 'object' && reason !== null && 'code' in reason;
  return coded ? String(reason.code) : String(reason);
}
