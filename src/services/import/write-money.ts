import { setTimeout as pause } from 'node:timers/promises';
import type { ChainedPlan } from '../../domain/books/plan.js';
import type { ImportFault } from '../../domain/import/import-fault.js';
import type { Unfinished } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import { isDatabaseGone } from '../../store/database-error.js';
import { beginPayer } from '../../store/import/unfinished-payers.js';
import type { Desk } from '../desk.js';
import { commitPart } from './commit-part.js';
import { ImportError } from './import-error.js';
import { batchesOf, eventsByPayer, type PayerEvents } from './payer-events.js';
import { eventsAtOnce, planBatch } from './plan-batch.js';
import type { PlannedRow } from './plan-payer.js';
import type { Staging } from './staging.js';

/** With faults, the batches before the faulty one are booked and stay. */
export type MoneyWritten = { booked: number; faults: ImportFault[] };

/**
 * Events in one transaction. Only a payer that has more is written in several; it is marked until
 * the last one is booked, so that nobody acts on half of its history.
 */
const eventsInTransaction = 1000;

/**
 * How long one batch is tried again, in times of a booking's patience: while the desk changes the
 * same payers, while the servers choose a new primary, while a majority lags behind.
 */
export const patienceTimes = 2;
export const longestPauseMs = 1000;

/** Books the staged money batch by batch. What is there already is not booked again. */
export async function writeMoney(
  desk: Desk,
  staging: Pick<Staging, 'toBook'>,
  progress: (booked: number) => void,
): Promise<MoneyWritten> {
  let booked = 0;
  for await (const items of staging.toBook.buckets()) {
    for (const batch of batchesOf(eventsByPayer(items), eventsAtOnce)) {
      const written = await writeBatch(desk, batch);
      booked += written.booked;
      if (written.faults.length > 0) return { booked, faults: written.faults };
      progress(booked);
    }
  }
  return { booked, faults: [] };
}

/** `again`: somebody else was quicker, so what is left has to be planned anew. */
type Attempt = { booked: number; faults: ImportFault[]; again: boolean };

async function writeBatch(desk: Desk, batch: readonly PayerEvents[]): Promise<MoneyWritten> {
  let booked = 0;
  const patienceMs = patienceTimes * desk.store.patience.retryMs;
  let endsAt = performance.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    const tried = await tryUnlessGone(desk, batch, endsAt);
    booked += tried.booked;
    if (!tried.again) return { booked, faults: tried.faults };
    if (tried.booked > 0) endsAt = performance.now() + patienceMs;
    if (performance.now() >= endsAt) throw new ImportError(changedAgain);
    // What they wrote shall be readable before the next look.
    await pause(Math.min(20 * attempt, longestPauseMs));
  }
}

const changedAgain =
  'The same payers were changed again and again during the import. What was imported before stays: import the same folder again when the desk is quiet.';

/** A database that is gone may come back; what it wrote before is found by the next look. */
async function tryUnlessGone(
  desk: Desk,
  batch: readonly PayerEvents[],
  endsAt: number,
): Promise<Attempt> {
  try {
    return await tryBatch(desk, batch);
  } catch (error) {
    if (!isDatabaseGone(error) || performance.now() >= endsAt) throw error;
    await pause(longestPauseMs);
    return { booked: 0, faults: [], again: true };
  }
}

async function tryBatch(desk: Desk, batch: readonly PayerEvents[]): Promise<Attempt> {
  const { planned, unfinished } = await planBatch(desk, batch, { wholeFolder: true });
  const all: PlansAndFaults = { plans: [], faults: [] };
  const marked: { payerId: string; rows: Iterable<PlannedRow>; mark: Unfinished }[] = [];
  for (const { payer, rows } of planned) {
    const payerId = recordId(desk.club.id, payer.payerId);
    const mark = unfinished.get(payerId);
    if (mark !== undefined) {
      marked.push({ payerId, rows, mark });
      continue;
    }
    const { plans, faults, last } = plansOf(rows);
    if (faults.length === 0 && plans.length > eventsInTransaction) {
      await beginPayer(desk.store, {
        clubId: desk.club.id,
        payerId,
        unfinished: { left: plans.length, last },
      });
      return { booked: 0, faults: [], again: true };
    }
    for (const plan of plans) all.plans.push(plan);
    for (const fault of faults) all.faults.push(fault);
  }
  const attempt = await writeWhole(desk, all);
  for (const payer of marked) {
    if (attempt.again || attempt.faults.length > 0) break;
    const { booked, faults, again } = await writeMarked(desk, payer);
    attempt.booked += booked;
    attempt.faults = faults;
    attempt.again = again;
  }
  return attempt;
}

type PlansAndFaults = { plans: ChainedPlan[]; faults: ImportFault[] };

function plansOf(rows: Iterable<PlannedRow>): PlansAndFaults & { last: string } {
  const plans: ChainedPlan[] = [];
  const faults: ImportFault[] = [];
  let last = '';
  for (const row of rows) {
    if (row.kind === 'fault') faults.push(row.fault);
    if (row.kind !== 'plan') continue;
    plans.push(row.plan);
    last = row.key;
  }
  return { plans, faults, last };
}

/** Payers that one transaction holds. */
async function writeWhole(desk: Desk, { plans, faults }: PlansAndFaults): Promise<Attempt> {
  if (faults.length > 0 || plans.length === 0) return { booked: 0, faults, again: false };
  const committed = await commitPart(desk, plans);
  return { booked: committed ? plans.length : 0, faults, again: !committed };
}

/** A payer in several transactions, the last of which takes its marks away. */
async function writeMarked(
  desk: Desk,
  { payerId, rows, mark }: { payerId: string; rows: Iterable<PlannedRow>; mark: Unfinished },
): Promise<Attempt> {
  let booked = 0;
  let part: ChainedPlan[] = [];
  const write = async (unfinished: Unfinished | null) => {
    const payerMark = { clubId: desk.club.id, payerId, unfinished };
    if (!(await commitPart(desk, part, { outbox: [], payerMark }))) return false;
    booked += part.length;
    part = [];
    return true;
  };
  for (const row of rows) {
    if (row.kind === 'fault') return { booked, faults: [row.fault], again: false };
    if (row.kind !== 'plan') continue;
    if (part.length === eventsInTransaction) {
      const left = Math.max(1, mark.left - booked - part.length);
      if (!(await write({ ...mark, left }))) return { booked, faults: [], again: true };
    }
    part.push(row.plan);
  }
  const ended = await write(null);
  return { booked, faults: [], again: !ended };
}
