import { setTimeout as pause } from 'node:timers/promises';
import type { ChainedPlan } from '../../domain/books/plan.js';
import type { ImportFault } from '../../domain/import/import-fault.js';
import { commitPlans } from '../../store/ledger/commit-plans.js';
import type { Desk } from '../desk.js';
import type { CheckedClub } from './check-club.js';
import { batchesOf, countEvents } from './payer-groups.js';
import { eventsAtOnce, planBatch } from './plan-batch.js';

/** `booked` are new; with faults, the batches before the faulty one are booked and stay. */
export type MoneyWritten = { booked: number; alreadyThere: number; faults: ImportFault[] };

export type Progress = (done: number, total: number) => void;

/**
 * Events in one transaction. A payer is only parted when it has more: a kill then leaves it with
 * the first of its events, which the next import goes on from.
 */
const eventsInTransaction = 1000;

/** How often a batch is planned anew because the desk changed the same payers meanwhile. */
const batchTries = 8;

type Batch = Parameters<typeof planBatch>[1];

/** Books the checked money batch by batch. What is there already is not booked again. */
export async function writeMoney(
  desk: Desk,
  { groups, owners }: Pick<CheckedClub, 'groups' | 'owners'>,
  progress: Progress,
): Promise<MoneyWritten> {
  const written: MoneyWritten = { booked: 0, alreadyThere: 0, faults: [] };
  const total = countEvents(groups);
  let done = 0;
  progress(done, total);
  for (const batch of batchesOf(groups, eventsAtOnce)) {
    const { booked, faults } = await writeBatch(desk, batch, owners);
    written.booked += booked;
    if (faults.length > 0) return { ...written, faults };
    const size = countEvents(batch);
    written.alreadyThere += size - booked;
    done += size;
    progress(done, total);
  }
  return written;
}

async function writeBatch(
  desk: Desk,
  batch: Batch,
  owners: CheckedClub['owners'],
): Promise<{ booked: number; faults: ImportFault[] }> {
  let booked = 0;
  for (let attempt = 1; attempt <= batchTries; attempt += 1) {
    const { plans, faults } = await planBatch(desk, batch, { owners, wholeFolder: true });
    if (faults.length > 0) return { booked, faults };
    const committed = await commitInParts(desk, plans);
    booked += committed;
    if (committed === plans.length) return { booked, faults: [] };
    // Somebody else was quicker; what they wrote shall be readable before the next look.
    await pause(20 * attempt);
  }
  throw new Error('the same payers were changed again and again during the import; start it again');
}

/** Returns how many plans were written, from the first: less than all when one part was stale. */
async function commitInParts(desk: Desk, plans: readonly ChainedPlan[]): Promise<number> {
  for (let start = 0; start < plans.length; start += eventsInTransaction) {
    const part = plans.slice(start, start + eventsInTransaction);
    const { kind } = await commitPlans(desk.store, part);
    if (kind !== 'committed') return start;
  }
  return plans.length;
}
