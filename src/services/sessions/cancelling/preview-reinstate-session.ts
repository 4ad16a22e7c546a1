import { refuse } from '../../../domain/errors.js';
import type { Actor } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import { ownId } from '../../../domain/record-id.js';
import {
  planReinstate,
  type Reinstatement,
} from '../../../domain/sessions/cancelling/reinstate.js';
import type { NamedSession } from '../../../domain/sessions/jobs/job-review.js';
import { findUnsentOf } from '../../../store/ledger/refunds-to-do-reads.js';
import { readReinstateFacts } from '../../../store/sessions/reinstating.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';
import { followRefundsOf } from '../jobs/follow-refunds.js';
import { namedSessions } from './named-sessions.js';

/** What a form says beforehand, and hands back to be held against what is so then. */
export type ShownReinstatement = {
  /** Which cancellation of the session it is. */
  number: number;
  usesTaken: number;
  usesMissing: string[];
  ordersRestored: number;
  ordersInvoiced: string[];
  /** How many people were still to get something, and will not. */
  notGiven: number;
};

export function shownOf(plan: Reinstatement): ShownReinstatement {
  return {
    number: plan.cancellation.number,
    usesTaken: plan.usesTaken.length,
    usesMissing: plan.usesMissing.map(({ name }) => name),
    ordersRestored: plan.orders.length,
    ordersInvoiced: plan.ordersInvoiced,
    notGiven: plan.notGiven.length,
  };
}

export type ReinstatePreview = {
  session: NamedSession;
  shown: ShownReinstatement;
  /** What was given and stays given, in minor units by currency. */
  given: Reinstatement['given'];
  /** Refunds among it that nobody has sent yet, which go out all the same. */
  unsent: Reinstatement['given'];
};

async function readUnsent(
  desk: Desk,
  sessionId: string,
  { cancellation }: Reinstatement,
): Promise<Reinstatement['given']> {
  const keys = `cancel:${sessionId}:${cancellation.number}`;
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of await findUnsentOf(desk.store, {
    clubId: desk.club.id,
    keys,
  })) {
    sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

/**
 * What reinstating a session would do now: the very plan that is booked later.
 * @throws CreditError `not-allowed`, `not-found`, `session-not-cancelled`, `reinstate-begun`,
 * `still-cancelling`
 */
export async function previewReinstate(
  desk: Desk,
  actor: Actor,
  { sessionId }: { sessionId: string },
): Promise<ReinstatePreview> {
  requireRight(actor, 'reinstate-session');
  const { store, club } = desk;
  await followRefundsOf(desk, { sessionId });
  const facts = await readReinstateFacts(store, { clubId: club.id, sessionId });
  if (facts === null) {
    return refuse('not-found', { what: 'session', id: ownId(club.id, sessionId) });
  }
  const { now, today } = momentOf(desk);
  const by = (orderId: string) => ({ id: orderId, jobId: facts.job?.id ?? '', at: now, today });
  const plan = planReinstate(facts, { now, timeZone: club.timeZone, by });
  const [session] = await namedSessions(desk, [facts.session]);
  if (session === undefined) throw new Error(`${sessionId} has no name`);
  const unsent = await readUnsent(desk, sessionId, plan);
  return { session, shown: shownOf(plan), given: plan.given, unsent };
}
