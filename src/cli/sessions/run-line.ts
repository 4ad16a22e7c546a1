import type { JobPart } from '../../domain/sessions/jobs/job-part.js';
import type { JobReview } from '../../domain/sessions/jobs/job-review.js';
import type { SessionJob } from '../../domain/sessions/jobs/session-job.js';
import type { Desk } from '../../services/desk.js';
import { forgetDraft } from '../../services/sessions/jobs/forget-draft.js';
import { eachPart } from '../../services/sessions/jobs/job-parts.js';
import { readJobReview } from '../../services/sessions/jobs/job-review.js';
import { runSessionJob } from '../../services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../services/sessions/jobs/start-session-job.js';
import { reviewJson } from './review-json.js';
import { reviewLines } from './review-lines.js';

const actor = { kind: 'command-line' } as const;

/** What is printed, and whether all of it was done: a person has to look at the rest. */
export type LineRun = { lines: string[]; isAllDone: boolean };

function readReview(desk: Desk, jobId: string): Promise<JobReview> {
  return readJobReview(desk, actor, { jobId, page: 0, search: '', group: null, states: null });
}

type Looked = { review: JobReview; parts: JobPart[] };

/** With everybody, who are held until they are printed. */
async function look(desk: Desk, jobId: string): Promise<Looked> {
  const review = await readReview(desk, jobId);
  const parts: JobPart[] = [];
  for await (const part of eachPart(desk, actor, jobId)) parts.push(part);
  return { review, parts };
}

function linesOf({ club }: Desk, { review, parts }: Looked, isJson: boolean): string[] {
  return isJson ? [reviewJson(review, parts)] : reviewLines(review, parts, { club });
}

const needsSecond =
  'A second person has to approve the money: it waits under the open requests in Slack (the Home tab, /credit-desk and the approvals channel). All else is done at once.';

/** What was done, what waits, and where. */
function outcomeLines({ review: { job, sums } }: Looked): { lines: string[]; isAllDone: boolean } {
  const inState = (...states: string[]) =>
    sums.states
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { parts }) => sum + parts, 0);
  const open = inState('pending', 'changed', 'failed');
  const isWaiting = job.money === 'waiting' && sums.totals.some(({ amount }) => amount > 0n);
  const isOver = job.state === 'finished';
  const lines = [
    ...(isOver ? [] : ['It goes on in the background: another process of the desk is at it.']),
    ...(isWaiting ? [needsSecond] : []),
    ...(open === 0
      ? []
      : [
          `${open} of ${sums.parts} could not be done yet: press Run again in Slack, under Recent jobs.`,
        ]),
  ];
  return { lines, isAllDone: isOver && !isWaiting && open === 0 };
}

/**
 * What a line asks for: drafted as a form drafts it, and printed; without `isDryRun` started and
 * worked off in this process, and printed as it ended. A dry run leaves nothing behind.
 */
export async function runLine(
  desk: Desk,
  { isDryRun, isJson }: { isDryRun: boolean; isJson: boolean },
  draft: () => Promise<SessionJob>,
): Promise<LineRun> {
  const { id: jobId } = await draft();
  if (isDryRun) {
    const drafted = await look(desk, jobId);
    await forgetDraft(desk, jobId);
    const asks = drafted.review.need === null || isJson ? [] : [needsSecond];
    const end = isJson ? [] : ['Dry run: nothing was done.'];
    return { lines: [...linesOf(desk, drafted, isJson), ...asks, ...end], isAllDone: true };
  }
  const { job } = await readReview(desk, jobId);
  await startSessionJob(desk, actor, { jobId, seq: job.seq });
  await runSessionJob(desk, jobId);
  const done = await look(desk, jobId);
  const outcome = outcomeLines(done);
  const said = isJson ? [] : outcome.lines;
  return { lines: [...linesOf(desk, done, isJson), ...said], isAllDone: outcome.isAllDone };
}
