import type {
  BookingRow,
  ContactRow,
  EnrolmentRow,
  OrderRow,
  PassRow,
  ProductRow,
  SessionRow,
} from '../../domain/import/import-data.js';
import type { Club } from '../../domain/people/club-records.js';
import { contactWords } from '../../domain/people/search-words.js';
import { recordId } from '../../domain/record-id.js';
import type { RecordDocument } from '../../store/import/import-writes.js';

/** Rows of the club's records as the documents that they become; and the own id of each. */
export function recordMaker(club: Club) {
  const clubId = club.id;
  const id = (own: string) => recordId(clubId, own);
  const orNull = (own: string | null) => (own === null ? null : id(own));
  return {
    contact({ id: ownId, name, email, payerId }: ContactRow): RecordDocument {
      const fields = { ownId, name, email, payerId: id(payerId) };
      return {
        _id: id(ownId),
        clubId,
        ...fields,
        searchWords: contactWords({ name, ownId, email }),
      };
    },
    product(row: ProductRow): RecordDocument {
      const { id: ownId, name, priceMinor: price, currency, billing, autoCollect } = row;
      return { _id: id(ownId), clubId, ownId, name, price, currency, billing, autoCollect };
    },
    session({ id: ownId, productId, title, startsAt, endsAt }: SessionRow): RecordDocument {
      return { _id: id(ownId), clubId, productId: id(productId), title, startsAt, endsAt };
    },
    enrolment(row: EnrolmentRow): RecordDocument {
      const { contactId, productId, from, until } = row;
      const of = { contactId: id(contactId), productId: id(productId) };
      return { _id: id(enrolmentId(row)), clubId, ...of, from, until };
    },
    pass({ id: ownId, contactId, productId, usesLeft }: PassRow): RecordDocument {
      const of = { contactId: id(contactId), productId: id(productId) };
      return { _id: id(ownId), clubId, ...of, usesLeft };
    },
    order(row: OrderRow): RecordDocument {
      const { id: ownId, contactId, productId, dueOn, amountMinor: amount, currency } = row;
      const of = { contactId: id(contactId), productId: id(productId) };
      return { _id: id(ownId), clubId, ...of, dueOn, amount, currency };
    },
    booking(row: BookingRow): RecordDocument {
      const { sessionId, contactId, paidBy, invoiceNumber, line, passId } = row;
      const of = { sessionId: id(sessionId), contactId: id(contactId), paidBy };
      const by = { invoiceId: orNull(invoiceNumber), line, passId: orNull(passId) };
      return { _id: id(bookingId(row)), clubId, ...of, ...by };
    },
  };
}

export function enrolmentId(row: { contactId: string; productId: string; from: string }): string {
  return `${row.contactId}:${row.productId}:${row.from}`;
}

export function bookingId(row: { sessionId: string; contactId: string }): string {
  return `${row.sessionId}:${row.contactId}`;
}
