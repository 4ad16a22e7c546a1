import { refuse } from '../../../domain/errors.js';
import { ownId } from '../../../domain/record-id.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { PutBackFacts } from '../../../domain/sessions/leaving/put-back.js';
import { findContact } from '../../../store/club/contact-reads.js';
import { findEnrolments } from '../../../store/club/leaver-reads.js';
import { findOrders } from '../../../store/club/order-reads.js';
import { findProductNames } from '../../../store/club/product-reads.js';
import { findSessions } from '../../../store/club/session-reads.js';
import { findBookings } from '../../../store/sessions/attendee-reads.js';
import { findParts } from '../../../store/sessions/job-reads.js';
import { findPasses } from '../../../store/sessions/put-back.js';
import type { Desk } from '../../desk.js';

/** What a removal did to one person, with what stands there now. */
export type LoadedRemoval = { part: JobPart; facts: PutBackFacts; productName: string };

/** The part of a job that removed somebody. @throws CreditError `not-found` */
export async function loadRemoval(desk: Desk, partId: string): Promise<LoadedRemoval> {
  const [part] = await findParts(desk.store, [partId]);
  const clubId = desk.club.id;
  const missing = { what: 'enrolment', id: ownId(clubId, partId) } as const;
  if (part?.clubId !== clubId || part.subject.kind !== 'enrolment') {
    return refuse('not-found', missing);
  }
  const { beside, subject, jobId, name } = part;
  const [[enrolment], bookings, orders, passes] = await Promise.all([
    findEnrolments(desk.store, [subject.enrolmentId]),
    findBookings(desk.store, beside.releases),
    findOrders(
      desk.store,
      beside.orders.map(({ orderId }) => orderId),
    ),
    findPasses(desk.store, [...new Set(beside.passUses.map(({ passId }) => passId))]),
  ]);
  if (enrolment === undefined) return refuse('not-found', missing);
  const { productId } = enrolment;
  const [sessions, names, contact] = await Promise.all([
    findSessions(
      desk.store,
      bookings.map(({ sessionId }) => sessionId),
    ),
    findProductNames(desk.store, [productId]),
    findContact(desk.store, enrolment.contactId),
  ]);
  const removal = { jobId, number: subject.number, beside };
  return {
    part,
    productName: names.get(productId) ?? 'a product',
    facts: {
      ...{ name, enrolment, removal, bookings, orders },
      isForgotten: Boolean(contact?.forgottenAt),
      sessions: new Map(sessions.map((session) => [session.id, session])),
      passes: new Map(passes.map((pass) => [pass.id, pass])),
    },
  };
}
