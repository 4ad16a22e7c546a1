import { type GivenAlone, withItem } from '../../../domain/approvals/given-alone.js';
import type { ApprovalRequest } from '../../../domain/approvals/request.js';
import type { Change } from '../../../domain/books/plan.js';
import type { Actor } from '../../../domain/people/actor.js';
import type { JobTotals } from '../../../domain/sessions/jobs/job-groups.js';
import type { PartState } from '../../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import type { OutboxRow } from '../../../store/outbox/outbox-row.js';
import { streamMoney } from '../../../store/sessions/draft-parts.js';
import { sumGiven } from '../../../store/sessions/job-sums.js';
import { standingRows } from '../../approvals/request-notices.js';
import type { Desk } from '../../desk.js';
import { moneyRequest, requestIdOf } from './job-request.js';
import { jobsOwner, readJobNeed } from './read-job-need.js';

/** The parts whose money moves with the next start: of one that was started before, what is left. */
export function statesToStart({
  state,
  money,
}: Pick<SessionJob, 'state' | 'money'>): readonly PartState[] {
  if (state === 'draft') return ['ready'];
  const left = ['pending', 'changed', 'failed'] as const;
  return money === 'refused' ? ['ready', ...left] : left;
}

/** What the person's jobs gave alone, with this one; nothing where that is not summed. */
function aloneWith(
  desk: Desk,
  actor: Actor,
  {
    before,
    totals,
    entryId,
  }: {
    before: GivenAlone | null;
    totals: readonly JobTotals[];
    entryId: string;
  },
): Change<GivenAlone> | null {
  if (desk.approvals.thresholdMinor === null) return null;
  const now = desk.now();
  let after = before;
  for (const { currency, amount } of totals) {
    const item = { entryId, amount, currency, creditNoteId: null, at: now };
    after = withItem(after, jobsOwner(desk, actor), { item, now });
  }
  if (after === null || after === before) return null;
  return { before, after: { ...after, seq: (before?.seq ?? 0n) + 1n } };
}

/** Whether the money of a job may move when it is started, and what is stored with the start. */
export type MoneyOfJob = {
  request: ApprovalRequest | null;
  givenAlone: Change<GivenAlone> | null;
  standing: Pick<SessionJob, 'money' | 'requestId' | 'requestState' | 'singleHanded'>;
  /** What the approvers are told of the request. */
  told: OutboxRow[];
};

/**
 * Decides whether one person may give what a job is about to give, or a second one is asked.
 * @param job as it is before it is started
 */
export async function moneyOfJob(desk: Desk, actor: Actor, job: SessionJob): Promise<MoneyOfJob> {
  const states = statesToStart(job);
  const asked = { jobId: job.id, states };
  const [{ need, before, isSingleHanded: singleHanded }, totals] = await Promise.all([
    readJobNeed(desk, actor, asked),
    sumGiven(desk.store, asked),
  ]);
  if (need === null) {
    const alone = { before, totals, entryId: requestIdOf(job) };
    const none = { requestId: null, requestState: null };
    const standing = { money: 'free', ...none, singleHanded } as const;
    return { request: null, givenAlone: aloneWith(desk, actor, alone), standing, told: [] };
  }
  const parts = streamMoney(desk.store, asked);
  const request = await moneyRequest(desk, actor, { job, need, parts });
  const { id: requestId, state: requestState } = request;
  const standing = { money: 'waiting', requestId, requestState, singleHanded } as const;
  return { request, givenAlone: null, standing, told: standingRows(desk, request) };
}
