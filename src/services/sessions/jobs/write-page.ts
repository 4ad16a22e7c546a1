import { OutcomeUnknown } from '../../../domain/books/outcome-unknown.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import { partAfter } from '../../../domain/sessions/jobs/part-outcome.js';
import { isDatabaseGone, isTransient } from '../../../store/database-error.js';
import { settleOutcome } from '../../../store/ledger/settle-outcome.js';
import { nothingBeside } from '../../../store/sessions/job-page.js';
import { findParts } from '../../../store/sessions/job-reads.js';
import { commitOpen } from '../../books/commit-open.js';
import { pauseBeforeTry } from '../../books/pause-before-try.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';
import { mailsOfPage } from './mails-of-page.js';
import { isMoneyHeld, type JobRun } from './page-run.js';
import { planPage } from './plan-page.js';

/** How often a page is planned anew as a whole before its parts are tried one by one. */
const pageTries = 3;

/** `fault`: it was no other process that stopped it. `open`: nobody knows yet whether it was written. */
type Written = 'written' | 'not-written' | 'fault' | 'open';

/** Those of the parts that are still to be done now, as another process may have left them. */
async function partsToDo(desk: Desk, run: JobRun, ids: readonly string[]): Promise<JobPart[]> {
  const parts = await findParts(desk.store, ids);
  return parts.filter((part) => isToDo(run, part));
}

/** Of a part whose money is held, there is nothing to do once all else is done. */
export function isToDo({ job }: Pick<JobRun, 'job'>, part: JobPart): boolean {
  return part.state === 'ready' && !(isMoneyHeld(job) && part.isReleased);
}

async function tryPage(desk: Desk, run: JobRun, parts: readonly JobPart[]): Promise<Written> {
  try {
    const { plans, page, asksRefunds } = await planPage(
      desk,
      { ...run, moment: momentOf(desk) },
      parts,
    );
    const outbox = await mailsOfPage(desk, run.job, page.parts);
    const result = await commitOpen(desk, plans, { outbox, jobPage: page });
    if (result.kind !== 'committed') return 'not-written';
    if (outbox.length > 0) desk.wake('mail');
    if (asksRefunds) desk.wake('send-refunds');
    return 'written';
  } catch (error) {
    const { id } = run.job;
    desk.log.error({ err: error, job: id }, 'a page of a job was not written');
    if (error instanceof OutcomeUnknown) return settlePage(desk, error);
    // What another process holds, or a database that went away, is no fault of the part's.
    return isTransient(error) || isDatabaseGone(error) ? 'not-written' : 'fault';
  }
}

/** Whether a page of which the database did not say so was written: all of it or nothing. */
async function settlePage(desk: Desk, { entries }: OutcomeUnknown): Promise<Written> {
  const [first] = entries;
  if (first === undefined) return 'open';
  const settled = await settleOutcome(desk.store, first).catch(() => ({ kind: 'open' as const }));
  if (settled.kind === 'booked') return 'written';
  return settled.kind === 'open' ? 'open' : 'not-written';
}

/**
 * Does a page of parts in one transaction. When the world moved it is planned anew; after some tries
 * each part is done alone, so that one that cannot be done does not stop the others.
 * @returns the ids of parts that could not be worked on now
 */
export async function writePage(
  desk: Desk,
  run: JobRun,
  page: readonly JobPart[],
): Promise<string[]> {
  const ids = page.map(({ id }) => id);
  let parts: readonly JobPart[] = page;
  for (let attempt = 1; attempt <= pageTries; attempt += 1) {
    await pauseBeforeTry(attempt);
    if (attempt > 1) parts = await partsToDo(desk, run, ids);
    if (parts.length === 0) return [];
    const written = await tryPage(desk, run, parts);
    if (written === 'written') return [];
    if (written === 'open') return ids;
  }
  return writeSingly(desk, run, ids);
}

const fault =
  'This could not be done, because of a fault of Credit Desk or its database; the log says more. Nothing was booked here. Run it again.';

/** A part that cannot be done for a reason that nobody foresaw is left to people, by name. */
async function giveUp(desk: Desk, { job }: JobRun, parts: readonly JobPart[]): Promise<void> {
  const failed = { state: 'failed', problem: fault } as const;
  const changes = parts.map((part) => ({ before: part, after: partAfter(part, failed, null) }));
  // Its session is cancelled all the same.
  const outbox = await mailsOfPage(desk, job, changes);
  await commitOpen(desk, [], { outbox, jobPage: { ...nothingBeside, parts: changes } });
  if (outbox.length > 0) desk.wake('mail');
}

/** The people of one payer together, who are told in one mail; each alone only where one is at fault. */
async function writeSingly(desk: Desk, run: JobRun, ids: readonly string[]): Promise<string[]> {
  const failed: string[] = [];
  for (const known of byPayer(await partsToDo(desk, run, ids))) {
    const mine = known.map(({ id }) => id);
    const family = await partsToDo(desk, run, mine);
    if (family.length === 0) continue;
    const written = await tryPage(desk, run, family);
    if (written === 'written') continue;
    if (written === 'fault') failed.push(...(await writeEach(desk, run, family)));
    else failed.push(...mine);
  }
  return failed;
}

function byPayer(parts: readonly JobPart[]): JobPart[][] {
  const families = new Map<string, JobPart[]>();
  for (const part of parts) {
    families.set(part.payerId, [...(families.get(part.payerId) ?? []), part]);
  }
  return [...families.values()];
}

async function writeEach(desk: Desk, run: JobRun, family: readonly JobPart[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { id } of family) {
    const parts = await partsToDo(desk, run, [id]);
    if (parts.length === 0) continue;
    const written = await tryPage(desk, run, parts);
    if (written === 'fault') await giveUp(desk, run, parts);
    else if (written !== 'written') failed.push(id);
  }
  return failed;
}
