import { refuse } from '../../../domain/errors.js';
import { type Actor, recordActor } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import { ownId } from '../../../domain/record-id.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type {
  LeaverCredit,
  RemoveContactAct,
  SessionJob,
  SessionsLeft,
} from '../../../domain/sessions/jobs/session-job.js';
import type { RemovalFacts } from '../../../domain/sessions/leaving/leaver-facts.js';
import { leavingDay, placesLeft } from '../../../domain/sessions/leaving/sessions-left.js';
import { findContactNames } from '../../../store/club/contact-reads.js';
import { findStandingEnrolments } from '../../../store/club/leaver-reads.js';
import { storeDraft } from '../../../store/sessions/job-drafts.js';
import { onePage } from '../../../store/sessions/pages.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';
import { draftJob } from '../jobs/draft-job.js';
import { readRemovalFacts } from './read-removal-facts.js';
import { namedLeavers, removalParts } from './removal-parts.js';

/** As many people are removed in one act as fit into one search box. */
export const mostLeavers = 100;

export type RemovalInput = {
  operationId: string;
  productId: string;
  contactIds: readonly string[];
  sessions: SessionsLeft;
  credit: LeaverCredit;
  orders: 'cancel' | 'keep';
  notifyCustomers: boolean;
  reason: string;
};

async function readStanding(desk: Desk, input: RemovalInput): Promise<RemovalFacts> {
  const { productId, sessions } = input;
  const contactIds = [...new Set(input.contactIds)];
  if (contactIds.length > mostLeavers) {
    refuse('too-many-leavers', { chosen: contactIds.length, limit: mostLeavers });
  }
  const { today } = momentOf(desk);
  const of = { clubId: desk.club.id, productId, contactIds, today };
  const standing = await findStandingEnrolments(desk.store, of);
  const ids = standing.map(({ id }) => id);
  const facts = await readRemovalFacts(desk, { productId, sessions }, ids);
  const there = new Set(standing.map(({ contactId }) => contactId));
  const gone = contactIds.filter((id) => !there.has(id));
  if (gone.length > 0 || there.size === 0) {
    const names = await findContactNames(desk.store, gone);
    const named = gone.map((id) => names.get(id) ?? ownId(desk.club.id, id));
    refuse('not-enrolled', { names: named, productName: facts.product.name });
  }
  return facts;
}

/** The session from which on people leave is one of the product, and still to come. */
function requireFirst(desk: Desk, { product, sessions }: RemovalFacts, left: SessionsLeft): void {
  if (left.kind !== 'from') return;
  const first = sessions.get(left.sessionId);
  const { title = ownId(desk.club.id, left.sessionId) } = first ?? {};
  const isAhead = first !== undefined && first.startsAt > desk.now();
  if (first?.productId !== product.id || !isAhead) {
    refuse('other-session', { title, productName: product.name });
  }
}

function actOf(desk: Desk, input: RemovalInput, facts: RemovalFacts): RemoveContactAct {
  const { productId, sessions, credit, orders } = input;
  const { now, today } = momentOf(desk);
  const { timeZone } = desk.club;
  const kept = [...facts.leavers.values()].flatMap(({ bookings }) => {
    return placesLeft(sessions, bookings, { sessions: facts.sessions, now }).kept;
  });
  const leavingOn = leavingDay(sessions, kept, { sessions: facts.sessions, today, timeZone });
  return { kind: 'remove-contact', productId, sessions, credit, orders, leavingOn };
}

/** A fixed amount that nobody can be given is refused, with the most that somebody can. */
function requireWithinMost(parts: readonly JobPart[], credit: LeaverCredit): void {
  if (credit.kind !== 'fixed') return;
  if (parts.some(({ reason }) => reason === 'payment-pending')) return;
  const [first] = [...parts].sort((one, other) => (one.most > other.most ? -1 : 1));
  if (first === undefined || credit.amount <= first.most) return;
  const { name, most: maximum, currency } = first;
  if (maximum > 0n && currency !== null) refuse('over-part', { name, maximum, currency });
  if (parts.length === 1) refuse('nothing-for-part', { name });
}

/**
 * Works out what removing these people from a product would do, and keeps it as a draft under the
 * form's operation id, in the place of an earlier one.
 * @throws CreditError `not-allowed`, `not-found`, `too-many-leavers`, `not-enrolled`,
 * `other-session`, `over-part`, `nothing-for-part`, `job-started`
 */
export async function draftRemoval(
  desk: Desk,
  actor: Actor,
  input: RemovalInput,
): Promise<SessionJob> {
  requireRight(actor, 'remove-contact');
  const facts = await readStanding(desk, input);
  requireFirst(desk, facts, input.sessions);
  const { operationId: id, notifyCustomers, reason } = input;
  const act = actOf(desk, input, facts);
  const leavers = await namedLeavers(desk, facts);
  const job = draftJob(desk, {
    ...{ id, act, notifyCustomers, reason, parts: leavers.length, by: recordActor(actor) },
    byRoles: actor.kind === 'staff' ? actor.roles : [],
  });
  const parts = removalParts(desk, actor, { job, act, facts, leavers, typed: new Map() });
  requireWithinMost(parts, input.credit);
  const stored = await storeDraft(desk.store, job, onePage(parts));
  return stored === null ? refuse('job-started', {}) : { ...job, ...stored };
}
