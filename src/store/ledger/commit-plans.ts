import type { ClientSession } from 'mongodb';
import type { GivenAlone } from '../../domain/approvals/given-alone.js';
import { OutcomeUnknown } from '../../domain/books/outcome-unknown.js';
import { type ChainedPlan, type Change, entriesOf } from '../../domain/books/plan.js';
import { requireComplete } from '../../domain/books/require-complete.js';
import type { RequestEvent } from '../../domain/trail/request-event.js';
import { writeGivenAlone } from '../approvals/given-alone.js';
import { type RequestChange, writeRequestChange } from '../approvals/request-changes.js';
import type { Store } from '../connection.js';
import { codeOf, duplicateIn, errorCode } from '../database-error.js';
import { type ExpiryPage, writeExpiryPage } from '../expiry/expiry-night.js';
import { markPayer, type PayerMark } from '../import/unfinished-payers.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { type JobPage, writeJobPage } from '../sessions/job-page.js';
import { toStored } from '../stored.js';
import type { SweepPage } from '../sweep/sweep-run.js';
import { writeEvents } from '../trail/write-event.js';
import { CommitInDoubt, inTransaction } from '../transaction.js';
import { holdOpen } from './hold-open.js';
import { writeRefunds } from './refund-changes.js';
import { type Turn, takeTurn } from './turns.js';
import { insertAll, StalePlan, writeChanges } from './write-changes.js';

/**
 * `duplicate`: a document with the same key exists, so this or another event took the key.
 * `stale`: the world moved between reading and writing. In both cases nothing was written.
 */
export type CommitResult =
  | { kind: 'committed' }
  | { kind: 'duplicate'; collection: string }
  | { kind: 'stale' };

/** What is written in the same transaction. */
export type Beside = {
  outbox: readonly OutboxRow[];
  sweepPage?: SweepPage;
  payerMark?: PayerMark;
  /** What the person gave this payer alone, with this. */
  givenAlone?: Change<GivenAlone>;
  /** The turn that this takes, where no document of the plan guards it. */
  turn?: Turn;
  /** The request by which a second person approved it. */
  requestChange?: RequestChange;
  /** What a page of a job does beside the books. */
  jobPage?: JobPage;
  /** What a page of credit that expires adds to its night. */
  expiryPage?: ExpiryPage;
};

async function writeJournal(
  { collections }: Store,
  plans: readonly ChainedPlan[],
  session: ClientSession,
): Promise<void> {
  await insertAll(collections.journal, plans.flatMap(entriesOf).map(toStored), session);
}

/** @returns what the trail is to tell of it */
async function writeBeside(
  store: Store,
  { outbox, sweepPage, givenAlone, requestChange, turn, jobPage, expiryPage }: Beside,
  session: ClientSession,
): Promise<RequestEvent[]> {
  const { collections } = store;
  const events: RequestEvent[] = [];
  // First what another person may have changed at the same moment.
  if (requestChange !== undefined) {
    events.push(await writeRequestChange(store, requestChange, session));
  }
  if (jobPage !== undefined) await writeJobPage(store, jobPage, session);
  if (turn !== undefined) await takeTurn(store, turn, session);
  if (givenAlone !== undefined) await writeGivenAlone(store, givenAlone, session);
  await insertAll(collections.outbox, outbox.map(toStored), session);
  if (expiryPage !== undefined) await writeExpiryPage(store, expiryPage, session);
  if (sweepPage !== undefined) {
    await collections.sweep_runs.insertOne(toStored(sweepPage), { session });
  }
  return events;
}

async function writeDocuments(
  store: Store,
  plans: readonly ChainedPlan[],
  session: ClientSession,
): Promise<void> {
  const notes = plans.flatMap((plan) => plan.creditNotes);
  await writeChanges(store, { in: 'credit_notes', changes: notes }, session);
  await writeChanges(store, { in: 'payments', changes: present(plans, 'payment') }, session);
  const refunds = plans.flatMap((plan) => plan.refunds ?? []);
  await writeRefunds(store, refunds, session);
  await writeChanges(store, { in: 'invoices', changes: present(plans, 'invoice') }, session);
  // The account last: it is what others want most, so it is held for the shortest time.
  await writeChanges(store, { in: 'accounts', changes: present(plans, 'account') }, session);
}

function present<Key extends 'payment' | 'invoice' | 'account'>(
  plans: readonly ChainedPlan[],
  key: Key,
): NonNullable<ChainedPlan[Key]>[] {
  return plans.flatMap((plan) => {
    const change = plan[key];
    return change === undefined ? [] : [change];
  });
}

function requireWhole({ invoice, account }: ChainedPlan): void {
  requireComplete({ invoice: invoice?.before, account: account?.before });
}

/**
 * Writes the plans whole, in one transaction, with what has to be told about them.
 * @throws CreditError `being-imported`; RequestNotOpen; OutcomeUnknown; anything that is thrown
 * but that one means that nothing was written
 */
export async function commitPlans(
  store: Store,
  plans: readonly ChainedPlan[],
  beside: Beside = { outbox: [] },
): Promise<CommitResult> {
  // Only the import brings a mark, and may write what is marked.
  if (beside.payerMark === undefined) plans.forEach(requireWhole);
  let atJournal = true;
  try {
    await inTransaction(store, async (session) => {
      // The journal first: a repeated request is found before anything else is written.
      atJournal = true;
      await writeJournal(store, plans, session);
      atJournal = false;
      const events = await writeBeside(store, beside, session);
      await writeDocuments(store, plans, session);
      if (beside.payerMark !== undefined) await markPayer(store, beside.payerMark, session);
      await writeEvents(store, events, session);
      // Last of all: others who book for days some time back want the same document.
      await holdOpen(store, plans.flatMap(entriesOf), session);
    });
    store.committed(plans.flatMap(entriesOf).map(({ kind }) => kind));
    return { kind: 'committed' };
  } catch (error) {
    if (error instanceof StalePlan) return { kind: 'stale' };
    if (codeOf(error) === errorCode.duplicateKey) {
      return { kind: 'duplicate', collection: duplicateIn(error) };
    }
    // A key in the hands of a transaction that does not end: perhaps this booking, sent before.
    const isContested = atJournal && codeOf(error) === errorCode.writeConflict;
    if (error instanceof CommitInDoubt || isContested) {
      throw new OutcomeUnknown(plans.flatMap(entriesOf), error);
    }
    throw error;
  }
}
