import type { Need } from '../../../domain/approvals/needs-second-person.js';
import {
  type ApprovalRequest,
  type PlannedAct,
  requestLifeDays,
} from '../../../domain/approvals/request.js';
import { type Actor, actorId } from '../../../domain/people/actor.js';
import {
  createMoneyTally,
  type MoneyPart,
  type MoneyTally,
} from '../../../domain/sessions/jobs/planned-money.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { createDigest } from '../../../store/ledger/digest.js';
import { hashRequest } from '../../books/request-hash.js';
import type { Desk } from '../../desk.js';
import { todayOf } from '../../desk-day.js';
import { whatOfJob } from './job-notices.js';

const dayMs = 24 * 3_600_000;

/** A job of several rounds asks for each of them apart. */
export function requestIdOf({ id, round }: Pick<SessionJob, 'id' | 'round'>): string {
  return round === 1 ? id : `${id}:${round}`;
}

/** What the money of all parts does that were counted. */
export async function planMoney(
  desk: Desk,
  job: SessionJob,
  tally: MoneyTally,
): Promise<PlannedAct> {
  const what = await whatOfJob(desk, job);
  return tally.planned({ job, what, currency: desk.club.currency, today: todayOf(desk) });
}

/** The request for a second person that a job's money waits for. @param parts read one by one */
export async function moneyRequest(
  desk: Desk,
  actor: Actor,
  { job, need, parts }: { job: SessionJob; need: Need; parts: AsyncIterable<MoneyPart> },
): Promise<ApprovalRequest> {
  const askedAt = desk.now();
  const { reason, act, id: jobId } = job;
  const tally = createMoneyTally(createDigest());
  for await (const part of parts) tally.add(part);
  const planned = await planMoney(desk, job, tally);
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
