import { FactsMoved, type Promised } from '../../../domain/books/promise.js';
import { refuse } from '../../../domain/errors.js';
import type { Actor } from '../../../domain/people/actor.js';
import { actorId } from '../../../domain/people/actor.js';
import type { EnrolmentPutBack } from '../../../domain/people/club-records.js';
import { requireRight } from '../../../domain/people/permission.js';
import { ownId } from '../../../domain/record-id.js';
import type { PutBack } from '../../../domain/sessions/leaving/put-back.js';
import { writePutBack } from '../../../store/sessions/put-back.js';
import { pauseBeforeTry } from '../../books/pause-before-try.js';
import type { Desk } from '../../desk.js';
import { noticesToFinance } from '../../notices/notices-to-finance.js';
import { deskEvent } from '../../trail/desk-event.js';
import { type LoadedRemoval, loadRemoval } from './load-removal.js';
import { promisedPutBack, putBackNow } from './plan-put-back.js';

/** What was done; the answer of a form that is sent once more is that of the first time. */
export type PutBackDone = EnrolmentPutBack & { name: string; productName: string };

const tries = 6;

function recordOf(
  { operationId, number, at }: Pick<EnrolmentPutBack, 'operationId' | 'number' | 'at'>,
  plan: PutBack,
): EnrolmentPutBack {
  return {
    ...{ operationId, number, at, lost: plan.lost, ordersLeft: plan.ordersLeft },
    ...{ places: plan.places.length, orders: plan.orders.length },
    ...{ usesTaken: plan.usesTaken.length, usesMissing: plan.usesMissing.length },
  };
}

type Sent = { operationId: string; actor: Actor; reason: string; promised: Promised };

/** @returns null where somebody else was quicker */
async function tryPutBack(
  desk: Desk,
  { facts, productName, part }: LoadedRemoval,
  { operationId, actor, reason, promised }: Sent,
): Promise<EnrolmentPutBack | null> {
  const plan = putBackNow(desk, facts, operationId);
  if (promisedPutBack(plan).notes !== promised.notes) throw new FactsMoved(['places']);
  const { enrolment, removal, name } = facts;
  const own = (id: string) => ownId(desk.club.id, id);
  const record = recordOf({ operationId, number: removal.number, at: desk.now() }, plan);
  const { places, lost, usesTaken, usesMissing, orders } = record;
  const told = {
    kind: 'contact-put-back',
    ...{ name, productName, reason, byUserId: actorId(actor) },
    ...{ places, lost, usesTaken, usesMissing, orders },
  } as const;
  const isWritten = await writePutBack(desk.store, {
    ...{
      enrolmentId: enrolment.id,
      contactId: enrolment.contactId,
      partId: part.id,
      removal,
      plan,
      record,
    },
    event: deskEvent(desk, actor, {
      ...{ id: `put-back:${operationId}`, act: 'put-back-contact', payerId: part.payerId, reason },
      subject: `contact ${own(part.contactId)}, product ${own(enrolment.productId)}`,
    }),
    outbox: noticesToFinance(desk, `put-back:${operationId}`, [told]),
  });
  return isWritten ? record : null;
}

/**
 * Puts somebody back into the product that they were removed from, as they were: credit that was
 * given stays, and nobody is told. Sent twice it is done once.
 * @param promised what the form said
 * @throws CreditError `not-allowed`, `not-found`, `forgotten-already`, `not-removed`, `stale-plan`; FactsMoved when
 * something else would happen than what the form said
 */
export async function putBackContact(
  desk: Desk,
  { actor, operationId }: { actor: Actor; operationId: string },
  { partId, reason }: { partId: string; reason: string },
  promised: Promised,
): Promise<PutBackDone> {
  requireRight(actor, 'put-back-contact');
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    await pauseBeforeTry(attempt);
    const loaded = await loadRemoval(desk, partId);
    const { facts, productName } = loaded;
    const { name } = facts;
    const before = facts.enrolment.putBack;
    if (before?.operationId === operationId) return { ...before, name, productName };
    const sent = { operationId, actor, reason, promised };
    const done = await tryPutBack(desk, loaded, sent);
    if (done === null) continue;
    desk.wake('outbox');
    return { ...done, name, productName };
  }
  return refuse('stale-plan', { tries });
}
