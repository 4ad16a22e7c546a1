import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { storeStanding, writeJobEnd } from '../../../store/sessions/job-end.js';
import type { Desk } from '../../desk.js';
import { underLease } from '../../under-lease.js';
import { endOfJob, standingOfJob } from './job-notices.js';
import { loadJob } from './load-job.js';
import { isMoneyHeld, type JobRun } from './page-run.js';
import { createPartSource } from './part-source.js';
import { writePage } from './write-page.js';

export type RunOptions = {
  /** Pages in work at the same time: one is read and planned while another is written. */
  lanes?: number;
  /** Parts in one transaction; 200 keeps a person's own event quick beside it. */
  pageSize?: number;
  /** Asked between pages; a job that was stopped goes on at the next look. */
  stopped?: () => boolean;
};

const defaults = { lanes: 2, pageSize: 200, stopped: () => false };
const leaseMs = 60_000;
/** Slack takes about fifty edits of a message a minute. */
const toldEveryMs = 3_000;

type Settings = Required<RunOptions>;

/** Shows how far it is, at most every three seconds. */
function createTeller(desk: Desk, job: SessionJob) {
  let toldAt = Date.now();
  return async (): Promise<void> => {
    if (Date.now() - toldAt < toldEveryMs) return;
    toldAt = Date.now();
    await storeStanding(desk.store, await standingOfJob(desk, job, toldAt));
    desk.wake('outbox');
  };
}

/** One pass over all parts; the ids of those that could not be worked on. */
async function runPass(desk: Desk, run: JobRun, settings: Settings): Promise<string[]> {
  const { lanes, pageSize, stopped } = settings;
  const source = createPartSource(desk, run, pageSize);
  const tell = createTeller(desk, run.job);
  const failed: string[] = [];
  const lane = async () => {
    while (!stopped()) {
      const page = await source.next();
      if (page.length === 0) return;
      failed.push(...(await writePage(desk, run, page)));
      await tell();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failed;
}

/** Ends the job once each of its parts has a result; whoever is first tells it. */
async function endJob(desk: Desk, job: SessionJob): Promise<boolean> {
  const after: SessionJob = {
    ...job,
    ...{ state: 'finished', finishedAt: desk.now(), seq: job.seq + 1n },
  };
  const outbox = await endOfJob(desk, after);
  const isHeld = isMoneyHeld(job);
  const isEnded = await writeJobEnd(desk.store, { before: job, after }, { isHeld, outbox });
  if (isEnded) desk.wake('outbox');
  return isEnded;
}

async function runUnderLease(desk: Desk, jobId: string, settings: Settings): Promise<void> {
  const job = await loadJob(desk, jobId);
  if (job.state !== 'running') return;
  const run = { job, startTimes: new Map() };
  await runPass(desk, run, settings);
  if (!settings.stopped()) await endJob(desk, job);
}

/**
 * Works a job off, part by part, from wherever it is: it can be killed at any point and go on
 * anywhere. Nothing happens where another process is at it, or it is over.
 */
export async function runSessionJob(
  desk: Desk,
  jobId: string,
  options: RunOptions = {},
): Promise<void> {
  const lease = { name: `job:${jobId}`, ttlMs: leaseMs };
  await underLease(desk, lease, () => runUnderLease(desk, jobId, { ...defaults, ...options }));
}
