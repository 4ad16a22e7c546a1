import type { ChainedPlan } from '../../src/domain/books/plan.js';
import type { Store } from '../../src/store/connection.js';
import { chunks, inLanes } from './lanes.js';
import { clubId, paidInvoices, payerId } from './made-books.js';
import { storeBooks } from './store-books.js';

export const productId = `${clubId}:product-1`;
/** Sessions of the term; the last but two is cancelled. */
const sessions = 10;
export const sessionId = `${clubId}:S-8`;

function sessionDocuments(now: Date) {
  return Array.from({ length: sessions }, (_, place) => {
    const startsAt = new Date(now.getTime() + (place - 5) * 7 * 24 * 3_600_000 + 3_600_000);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    const fixed = { clubId, productId, title: `Swimming week ${place + 1}` };
    return { _id: `${clubId}:S-${place + 1}`, ...fixed, startsAt, endsAt };
  });
}

function personDocuments(payer: string, index: number) {
  const fixed = { clubId, email: null, payerId: payer, searchWords: [`${index}`] };
  return [
    { ...fixed, _id: payer, ownId: `payer-${index}`, name: `Payer ${index}` },
    { ...fixed, _id: `${payer}-child-1`, ownId: `child-${index}`, name: `Child ${index}` },
  ];
}

function bookingDocuments(payer: string, index: number) {
  return Array.from({ length: sessions }, (_, place) => {
    const [session, contactId] = [`${clubId}:S-${place + 1}`, `${payer}-child-1`];
    const by = { paidBy: 'invoice', invoiceId: `${clubId}:INV-${index}`, line: 1 } as const;
    const of = { _id: `${session}:${contactId}`, clubId, sessionId: session, contactId };
    return { ...of, ...by, passId: null };
  });
}

/** A session with so many attendees, each of a payer of their own who has paid for ten. */
export async function storeSession(
  store: Store,
  attendees: number,
): Promise<readonly ChainedPlan[]> {
  const { contacts, bookings, products, sessions: stored } = store.collections;
  const { plans } = paidInvoices(attendees, attendees);
  await storeBooks(store, plans);
  await products.insertOne({
    ...{ _id: productId, clubId, ownId: 'product-1', name: 'Swimming', price: 3_000n },
    ...{ currency: 'GBP', billing: 'termly', autoCollect: false },
  });
  await stored.insertMany(sessionDocuments(new Date()));
  const indices = Array.from({ length: attendees }, (_, index) => index);
  await inLanes(chunks(indices, 500), 2, async (some) => {
    const people = some.flatMap((index) => personDocuments(payerId('payer', index), index));
    await contacts.insertMany(people, { ordered: false });
    const places = some.flatMap((index) => bookingDocuments(payerId('payer', index), index));
    await bookings.insertMany(places, { ordered: false });
  });
  return plans;
}

/** Puts everybody of the session on its product; who they are. */
export async function storeEnrolments(store: Store, attendees: number): Promise<string[]> {
  const contactIds = Array.from({ length: attendees }, (_, index) => {
    return `${payerId('payer', index)}-child-1`;
  });
  await store.collections.enrolments.insertMany(
    contactIds.map((contactId) => ({
      ...{ _id: `${contactId}:${productId}`, clubId, contactId, productId },
      ...{ from: '2026-01-01', until: null, removed: null },
    })),
  );
  return contactIds;
}
