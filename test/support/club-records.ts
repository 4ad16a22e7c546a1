import type {
  Booking,
  Enrolment,
  Order,
  Pass,
  Product,
  Session,
} from '../../src/domain/people/club-records.js';
import type { Stored } from '../../src/store/stored.js';
import { clubId, type LedgerDesk } from './ledger-desk.js';

/** A product by its own id, which is its name too where nothing else is said. */
export async function addProduct(
  desk: LedgerDesk,
  ownId: string,
  changes: Partial<Product> = {},
): Promise<string> {
  const product: Stored<Product> = {
    ...{ _id: `club:${ownId}`, clubId, ownId, name: ownId, price: 1000n, currency: 'GBP' },
    ...{ billing: 'termly', autoCollect: false, ...changes },
  };
  await desk.store.collections.products.insertOne(product);
  return product._id;
}

/** A session of a product for an hour from an instant in ISO 8601. */
export async function addSession(
  desk: LedgerDesk,
  ownId: string,
  session: { productId: string; at: string } & Partial<Pick<Session, 'title' | 'cancelled'>>,
): Promise<string> {
  const { productId, at, ...more } = session;
  const [startsAt, id] = [new Date(at), `club:${ownId}`];
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  await desk.store.collections.sessions.insertOne({
    ...{ _id: id, clubId, productId, title: ownId, startsAt, endsAt, ...more },
  });
  return id;
}

/** A person of the club; who pays is Kari Olsen where nothing else is said. */
export async function addContact(
  desk: LedgerDesk,
  ownId: string,
  { name = ownId, payerId = 'club:olsen' }: { name?: string; payerId?: string } = {},
): Promise<string> {
  const words = name.toLowerCase().split(' ');
  await desk.store.collections.contacts.insertOne({
    ...{ _id: `club:${ownId}`, clubId, ownId, name, email: null, payerId, searchWords: words },
  });
  return `club:${ownId}`;
}

export async function addEnrolment(
  desk: LedgerDesk,
  enrolment: Pick<Enrolment, 'contactId' | 'productId'> & Partial<Enrolment>,
): Promise<string> {
  const { contactId, productId, ...more } = enrolment;
  const { from = '2026-09-01', until = null, removed = null } = more;
  const id = `${contactId}:${productId}:${from}`;
  const { enrolments } = desk.store.collections;
  await enrolments.insertOne({ _id: id, clubId, contactId, productId, from, until, removed });
  return id;
}

/** A place on a session; free where nothing else is said. */
export async function addBooking(
  desk: LedgerDesk,
  booking: Pick<Booking, 'sessionId' | 'contactId'> & Partial<Booking>,
): Promise<string> {
  const { sessionId, contactId, ...more } = booking;
  const id = `${sessionId}:${contactId}`;
  await desk.store.collections.bookings.insertOne({
    ...{ _id: id, clubId, sessionId, contactId, paidBy: 'free', invoiceId: null, line: null },
    ...{ passId: null, ...more },
  });
  return id;
}

/** An order of 10.00 that is due in three weeks, where nothing else is said. */
export async function addOrder(
  desk: LedgerDesk,
  ownId: string,
  order: Pick<Order, 'contactId' | 'productId'> & Partial<Order>,
): Promise<string> {
  const { id, contactId, productId, ...more } = order;
  await desk.store.collections.orders.insertOne({
    ...{ _id: id ?? `club:${ownId}`, clubId, contactId, productId },
    ...{ dueOn: '2026-12-14', amount: 1000n, currency: 'GBP', ...more },
  });
  return id ?? `club:${ownId}`;
}

export async function addPass(
  desk: LedgerDesk,
  ownId: string,
  pass: Pick<Pass, 'contactId' | 'productId' | 'usesLeft'>,
): Promise<string> {
  await desk.store.collections.passes.insertOne({ _id: `club:${ownId}`, clubId, ...pass });
  return `club:${ownId}`;
}

/** Empties what these add; the Olsens stay. */
export async function forgetClubRecords({ store }: LedgerDesk): Promise<void> {
  const { products, sessions, enrolments, bookings, orders, passes, jobs, job_parts, contacts } =
    store.collections;
  const records = [products, sessions, enrolments, bookings, orders, passes, jobs, job_parts];
  for (const { collectionName } of records) {
    await store.db.collection(collectionName).deleteMany({});
  }
  await contacts.deleteMany({ _id: { $nin: ['club:olsen', 'club:nora'] } });
}
