import { randomUUID } from 'node:crypto';
import { refuse } from '../../../domain/errors.js';
import { type Actor, actorId } from '../../../domain/people/actor.js';
import type { SessionReinstatement } from '../../../domain/people/club-records.js';
import { requireRight } from '../../../domain/people/permission.js';
import { ownId } from '../../../domain/record-id.js';
import { planReinstate } from '../../../domain/sessions/cancelling/reinstate.js';
import { reinstateInOne } from '../../../store/sessions/reinstating.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';
import { deskEvent } from '../../trail/desk-event.js';
import { followRefundsOf } from '../jobs/follow-refunds.js';
import { type ShownReinstatement, shownOf } from './preview-reinstate-session.js';

/** `shown`: what the form said; left out where nobody looked. */
export type ReinstateInput = {
  operationId: string;
  sessionId: string;
  shown?: ShownReinstatement;
};

function sameShown(one: ShownReinstatement, other: ShownReinstatement): boolean {
  const textOf = (shown: ShownReinstatement) => JSON.stringify(shown, Object.keys(shown).sort());
  return textOf(one) === textOf(other);
}

/**
 * Lets a cancelled session take place again, in one transaction; the same form gets the stored
 * answer again. Nobody is told, and no money moves: credit that was given stays given.
 * @throws CreditError `not-allowed`, `not-found`, `session-not-cancelled`, `reinstate-begun`,
 * `still-cancelling`, `draft-changed` where it would do something else than `shown`
 */
export async function reinstateSession(
  desk: Desk,
  actor: Actor,
  { operationId, sessionId, shown }: ReinstateInput,
): Promise<SessionReinstatement> {
  requireRight(actor, 'reinstate-session');
  const { store, club } = desk;
  const { now, today } = momentOf(desk);
  await followRefundsOf(desk, { sessionId });
  return reinstateInOne(store, { clubId: club.id, sessionId }, (facts) => {
    if (facts === null) {
      return refuse('not-found', { what: 'session', id: ownId(club.id, sessionId) });
    }
    const before = facts.session.reinstated;
    if (before?.operationId === operationId) return { answer: before, write: null };
    const jobId = facts.job?.id ?? '';
    const by = () => ({ id: randomUUID(), jobId, at: now, today });
    const plan = planReinstate(facts, { now, timeZone: club.timeZone, by });
    const { notGiven, ...done } = shownOf(plan);
    if (shown !== undefined && !sameShown(shown, { ...done, notGiven }))
      refuse('draft-changed', {});
    const reinstated = { operationId, at: now, by: actorId(actor), ...done };
    const event = deskEvent(desk, actor, {
      ...{ id: `reinstate:${operationId}`, act: 'reinstate-session', payerId: null },
      subject: `session ${ownId(club.id, sessionId)}`,
    });
    return { answer: reinstated, write: { facts, plan, reinstated, event } };
  });
}
