import type { ImportData, Place } from '../../domain/import/import-data.js';
import { type Club, searchWords } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import type { RecordDocument, RecordKind } from '../../store/import/import-writes.js';

/** A row of the club's records as the document that it becomes. */
export type PlacedRecord = { place: Place; document: RecordDocument };

function idsFor(club: Club) {
  const id = (own: string) => recordId(club.id, own);
  return { id, orNull: (own: string | null) => (own === null ? null : id(own)) };
}

function people(data: ImportData, club: Club): PlacedRecord[] {
  const { id } = idsFor(club);
  return data.contacts.map(({ place, name, email, id: ownId, payerId }) => {
    const words = searchWords(name, ownId);
    const fields = { ownId, name, email, payerId: id(payerId), searchWords: words };
    return { place, document: { _id: id(ownId), clubId: club.id, ...fields } };
  });
}

/** Every record of the folder beside the money, in the order in which it is written. */
export function recordsOf(data: ImportData, club: Club): [RecordKind, PlacedRecord[]][] {
  const { id, orNull } = idsFor(club);
  const clubId = club.id;
  return [
    ['contacts', people(data, club)],
    [
      'products',
      data.products.map(({ place, id: ownId, priceMinor: price, ...fields }) => {
        return { place, document: { _id: id(ownId), clubId, ownId, price, ...fields } };
      }),
    ],
    [
      'sessions',
      data.sessions.map(({ place, id: ownId, productId, title, startsAt, endsAt }) => ({
        place,
        document: { _id: id(ownId), clubId, productId: id(productId), title, startsAt, endsAt },
      })),
    ],
    [
      'enrolments',
      data.enrolments.map(({ place, contactId, productId, from, until }) => {
        const _id = id(`${contactId}:${productId}:${from}`);
        const of = { contactId: id(contactId), productId: id(productId) };
        return { place, document: { _id, clubId, ...of, from, until } };
      }),
    ],
    [
      'passes',
      data.passes.map(({ place, id: ownId, contactId, productId, usesLeft }) => {
        const of = { contactId: id(contactId), productId: id(productId) };
        return { place, document: { _id: id(ownId), clubId, ...of, usesLeft } };
      }),
    ],
    [
      'orders',
      data.orders.map(
        ({ place, id: ownId, contactId, productId, dueOn, amountMinor, currency }) => {
          const of = { contactId: id(contactId), productId: id(productId) };
          const amount = amountMinor;
          return { place, document: { _id: id(ownId), clubId, ...of, dueOn, amount, currency } };
        },
      ),
    ],
    [
      'bookings',
      data.bookings.map(({ place, sessionId, contactId, paidBy, invoiceNumber, line, passId }) => {
        const _id = id(`${sessionId}:${contactId}`);
        const of = { sessionId: id(sessionId), contactId: id(contactId), paidBy };
        const by = { invoiceId: orNull(invoiceNumber), line, passId: orNull(passId) };
        return { place, document: { _id, clubId, ...of, ...by } };
      }),
    ],
  ];
}
