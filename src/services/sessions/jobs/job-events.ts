import type { Actor } from '../../../domain/people/actor.js';
import { ownId } from '../../../domain/record-id.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import type { DeskEvent } from '../../../domain/trail/audit-event.js';
import type { Desk } from '../../desk.js';
import { deskEvent } from '../../trail/desk-event.js';

/** So many sessions are named; more are counted. */
const sessionsNamed = 5;

function subjectOf({ act, parts, clubId }: SessionJob): string {
  const people = parts === 1 ? 'one person' : `${parts} people`;
  if (act.kind === 'remove-contact') return `product ${ownId(clubId, act.productId)}, ${people}`;
  const ids = act.sessions.map(({ sessionId }) => ownId(clubId, sessionId));
  const more = ids.length - sessionsNamed;
  const named = ids.slice(0, sessionsNamed).join(', ');
  return `session ${named}${more > 0 ? ` and ${more} more` : ''}, ${people}`;
}

function eventOf(
  desk: Desk,
  actor: Actor,
  { job, act }: { job: SessionJob; act: DeskEvent['act'] },
): DeskEvent {
  const { id, round, reason } = job;
  const event = { id: `job:${id}:${round}`, act, payerId: null, subject: subjectOf(job), reason };
  return deskEvent(desk, actor, event);
}

/** That somebody started an act on many people. */
export function startedEvent(desk: Desk, actor: Actor, job: SessionJob): DeskEvent {
  return eventOf(desk, actor, { job, act: job.act.kind });
}

/** That somebody had the rest of it done once more. */
export function ranAgainEvent(desk: Desk, actor: Actor, job: SessionJob): DeskEvent {
  return eventOf(desk, actor, { job, act: 'run-again' });
}
