import { grouped } from '../../../domain/books/grouped.js';
import { refuse } from '../../../domain/errors.js';
import type { Booking, Enrolment, Session } from '../../../domain/people/club-records.js';
import { ownId } from '../../../domain/record-id.js';
import type { RemoveContactAct } from '../../../domain/sessions/jobs/session-job.js';
import type {
  Leaver,
  LinesBehind,
  RemovalFacts,
} from '../../../domain/sessions/leaving/leaver-facts.js';
import {
  type BilledLine,
  findBilledLines,
  findEnrolments,
  findOpenOrders,
  findPlaces,
} from '../../../store/club/leaver-reads.js';
import { findProduct } from '../../../store/club/product-reads.js';
import { findSessions } from '../../../store/club/session-reads.js';
import type { Desk } from '../../desk.js';
import { readPageFacts } from '../cancelling/read-page-facts.js';

type Asked = Pick<RemoveContactAct, 'productId' | 'sessions'>;

/** The lines that bill the person for the product, and those that their places name. */
function behind(own: readonly BilledLine[], bookings: readonly Booking[]): LinesBehind[] {
  const booked = bookings.flatMap(({ invoiceId, line }) =>
    invoiceId === null || line === null ? [] : [{ invoiceId, line }],
  );
  const byInvoice = grouped([...own, ...booked], ({ invoiceId }) => invoiceId);
  return [...byInvoice].map(([invoiceId, lines]) => ({
    invoiceId,
    lines: [...new Set(lines.map(({ line }) => line))],
  }));
}

/** Of several enrolments of a person all belongs to the first, so that nothing counts twice. */
function firstOfEach(enrolments: readonly Enrolment[]): Set<string> {
  const inOrder = [...enrolments].sort((one, other) =>
    one.from === other.from ? (one.id < other.id ? -1 : 1) : one.from < other.from ? -1 : 1,
  );
  const first = new Map<string, string>();
  for (const { contactId, id } of inOrder) {
    if (!first.has(contactId)) first.set(contactId, id);
  }
  return new Set(first.values());
}

/** The session from which on people leave, beside those on which they are booked. */
async function withFirst(desk: Desk, sessions: readonly Session[], { sessions: left }: Asked) {
  const known = new Map(sessions.map((session) => [session.id, session]));
  if (left.kind !== 'from' || known.has(left.sessionId)) return known;
  for (const session of await findSessions(desk.store, [left.sessionId])) {
    known.set(session.id, session);
  }
  return known;
}

/**
 * All that is known now of people who leave a product: a constant number of queries, however many
 * they are. @throws CreditError `not-found`
 */
export async function readRemovalFacts(
  desk: Desk,
  asked: Asked,
  enrolmentIds: readonly string[],
): Promise<RemovalFacts> {
  const { productId } = asked;
  const [product, found] = await Promise.all([
    findProduct(desk.store, productId),
    findEnrolments(desk.store, enrolmentIds),
  ]);
  const clubId = desk.club.id;
  if (product?.clubId !== clubId) {
    return refuse('not-found', { what: 'product', id: ownId(clubId, productId) });
  }
  const enrolments = found.filter((one) => one.clubId === clubId && one.productId === productId);
  const contactIds = [...new Set(enrolments.map(({ contactId }) => contactId))];
  const of = { clubId, productId, contactIds };
  const [places, orders, lines] = await Promise.all([
    findPlaces(desk.store, of),
    findOpenOrders(desk.store, of),
    findBilledLines(desk.store, of),
  ]);
  const bookingsOf = grouped(places.bookings, ({ contactId }) => contactId);
  const ordersOf = grouped(orders, ({ contactId }) => contactId);
  const linesOf = grouped(lines, ({ contactId }) => contactId);
  const first = firstOfEach(enrolments);
  const leavers = enrolments.map((enrolment): [string, Leaver] => {
    const { id, contactId } = enrolment;
    if (!first.has(id)) return [id, { enrolment, bookings: [], orders: [], behind: [] }];
    const bookings = bookingsOf.get(contactId) ?? [];
    const own = { bookings, orders: ordersOf.get(contactId) ?? [] };
    return [id, { enrolment, ...own, behind: behind(linesOf.get(contactId) ?? [], bookings) }];
  });
  const invoiceIds = leavers.flatMap(([, leaver]) => leaver.behind.map((one) => one.invoiceId));
  const startTimes = new Map(
    places.sessions.map(({ id, startsAt }) => [id, { sessionId: id, startsAt }]),
  );
  const [page, sessions] = await Promise.all([
    readPageFacts(desk, invoiceIds, { isMoneyAsked: false, startTimes }),
    withFirst(desk, places.sessions, asked),
  ]);
  return { product, page, sessions, leavers: new Map(leavers) };
}
