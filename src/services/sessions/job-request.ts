import type { Need } from '../../domain/approvals/needs-second-person.js';
import {
  type ApprovalRequest,
  type PlannedAct,
  requestLifeDays,
} from '../../domain/approvals/request.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import type { JobTotals } from '../../domain/sessions/job-groups.js';
import type { SessionJob } from '../../domain/sessions/session-job.js';
import { digestOf } from '../../store/ledger/digest.js';
import { digestParts } from '../../store/sessions/job-digest.js';
import type { PartsAsked } from '../../store/sessions/job-needs.js';
import { hashRequest } from '../books/request-hash.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';

const dayMs = 24 * 3_600_000;

/** A job of several rounds asks for each of them apart. */
export function requestIdOf({ id, round }: Pick<SessionJob, 'id' | 'round'>): string {
  return round === 1 ? id : `${id}:${round}`;
}

/**
 * What the money of a job does, as plain data: its totals in one currency (of several, those of the
 * first, with all of them in the promise) and a digest of what each person gets.
 */
export async function plannedMoney(
  desk: Desk,
  asked: PartsAsked,
  totals: readonly JobTotals[],
): Promise<PlannedAct> {
  const [first] = totals;
  const currency = first?.currency ?? desk.club.currency;
  const { toInvoice = 0n, toAccount = 0n, sentBack = 0n, amount = 0n } = first ?? {};
  const day = todayOf(desk);
  return {
    ...{ payerId: `${desk.club.id}:jobs`, currency, invoiceId: null, amount },
    ...{ toInvoice, toAccount, sentBack, outstanding: null, overpaid: null, available: null },
    facts: shownFacts({}, { day, currency }),
    promised: {
      ...{ toInvoice: `${toInvoice}`, toAccount: `${toAccount}`, sentBack: `${sentBack}` },
      notes: await digestParts(desk.store, asked, digestOf),
    },
  };
}

/** The request for a second person that a job's money waits for. */
export async function moneyRequest(
  desk: Desk,
  actor: Actor,
  {
    job,
    need,
    totals,
    states,
  }: Pick<PartsAsked, 'states'> & {
    job: SessionJob;
    need: Need;
    totals: readonly JobTotals[];
  },
): Promise<ApprovalRequest> {
  const askedAt = desk.now();
  const { reason, act, id: jobId } = job;
  const planned = await plannedMoney(desk, { jobId, states }, totals);
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
