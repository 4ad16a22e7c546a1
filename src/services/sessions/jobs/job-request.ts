import type { Need } from '../../../domain/approvals/needs-second-person.js';
import {
  type ApprovalRequest,
  type PlannedAct,
  requestLifeDays,
} from '../../../domain/approvals/request.js';
import { type Actor, actorId } from '../../../domain/people/actor.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import { plannedMoneyOf } from '../../../domain/sessions/jobs/planned-money.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { digestOf } from '../../../store/ledger/digest.js';
import { hashRequest } from '../../books/request-hash.js';
import type { Desk } from '../../desk.js';
import { todayOf } from '../../desk-day.js';
import { whatOfJob } from './job-notices.js';

const dayMs = 24 * 3_600_000;

/** A job of several rounds asks for each of them apart. */
export function requestIdOf({ id, round }: Pick<SessionJob, 'id' | 'round'>): string {
  return round === 1 ? id : `${id}:${round}`;
}

/** What the money of these parts does, as it is planned in them. */
export async function planMoney(
  desk: Desk,
  job: SessionJob,
  { parts, cannot }: { parts: readonly JobPart[]; cannot: number },
): Promise<PlannedAct> {
  const given = parts.filter(({ amount }) => amount > 0n);
  const what = await whatOfJob(desk, job);
  const { currency } = desk.club;
  return plannedMoneyOf(given, { job, what, currency, cannot, today: todayOf(desk), digestOf });
}

/** The request for a second person that a job's money waits for. */
export async function moneyRequest(
  desk: Desk,
  actor: Actor,
  { job, need, parts }: { job: SessionJob; need: Need; parts: readonly JobPart[] },
): Promise<ApprovalRequest> {
  const askedAt = desk.now();
  const { reason, act, id: jobId } = job;
  const planned = await planMoney(desk, job, { parts, cannot: 0 });
  const input = { jobId, round: job.round, reason };
  return {
    ...{ id: requestIdOf(job), clubId: desk.club.id, payerId: planned.payerId },
    ...{ act: act.kind, input, reason, need, planned },
    requestHash: hashRequest({ ...input, act: act.kind, operationId: jobId }),
    requesterId: actorId(actor),
    requesterRoles: actor.kind === 'staff' ? [...actor.roles] : [],
    ...{ state: 'open', decision: null, askedAt },
    expiresAt: new Date(askedAt.getTime() + requestLifeDays * dayMs),
    ...{ remindedAt: null, message: null, reminder: null, seq: 1n },
  };
}
