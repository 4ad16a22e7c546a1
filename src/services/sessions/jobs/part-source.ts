import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import { findPartsToDo } from '../../../store/sessions/job-reads.js';
import type { Desk } from '../../desk.js';
import { isMoneyHeld, type JobRun } from './page-run.js';
import { isToDo } from './write-page.js';

/** The first parts that are to be done from a place on, and whether more come after them. */
type Found = { parts: JobPart[]; isMore: boolean };

async function readFrom(
  desk: Desk,
  { job }: JobRun,
  { from, pageSize }: { from: number; pageSize: number },
): Promise<Found> {
  const query = { jobId: job.id, from, isHeld: isMoneyHeld(job) };
  // A payer with more people than a page is done in one all the same: what one of them gets follows
  // from what the one before got, so two lanes must never be at them.
  for (let size = pageSize; ; size *= 2) {
    const found = await findPartsToDo(desk.store, { ...query, limit: size + 1 });
    const next = found[size]?.payerId;
    if (next === undefined) return { parts: found, isMore: false };
    const whole = found.filter(({ payerId }) => payerId !== next);
    if (whole.length > 0) return { parts: whole, isMore: true };
  }
}

/** Hands out the parts of a job page by page to several lanes; no payer is in two pages. */
export function createPartSource(desk: Desk, run: JobRun, pageSize: number) {
  let from = 0;
  let isOver = false;
  let turn: Promise<unknown> = Promise.resolve();

  const read = async (): Promise<JobPart[]> => {
    while (!isOver) {
      const { parts, isMore } = await readFrom(desk, run, { from, pageSize });
      isOver = !isMore;
      from = (parts.at(-1)?.place ?? from) + 1;
      const toDo = parts.filter((part) => isToDo(run, part));
      if (toDo.length > 0) return toDo;
    }
    return [];
  };

  return {
    next(): Promise<JobPart[]> {
      const mine = turn.then(read, read);
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
