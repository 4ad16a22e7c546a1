import type { Document } from 'mongodb';
import type { Booking, Enrolment } from '../../domain/people/club-records.js';
import type { WithPayer } from '../../domain/sessions/jobs/with-payer.js';
import type { Store } from '../connection.js';
import { fromStored, type Stored } from '../stored.js';

/** Read at once; a session may have more people than should be held. */
const batchSize = 500;

type Row<Value extends { id: string }> = WithPayer & { record: Stored<Value> };

function personAt(localField: string, as: string): Document {
  return { $lookup: { from: 'contacts', localField, foreignField: '_id', as } };
}

/** Who the records belong to and who pays; somebody who is not known goes by their id. */
function sortedByPayer(match: Document): Document[] {
  const own = '$record.contactId';
  return [
    { $match: match },
    { $project: { _id: 0, record: '$$ROOT' } },
    personAt('record.contactId', 'people'),
    { $set: { person: { $first: '$people' } } },
    {
      $project: {
        record: 1,
        name: { $ifNull: ['$person.name', own] },
        payerId: { $ifNull: ['$person.payerId', own] },
      },
    },
    personAt('payerId', 'payers'),
    {
      $project: {
        ...{ record: 1, name: 1, payerId: 1 },
        payerName: { $ifNull: [{ $first: '$payers.name' }, '$payerId'] },
      },
    },
    { $sort: { payerName: 1, payerId: 1 } },
  ];
}

/** Who is booked on these sessions and was not removed from their product, those of a payer together. */
export async function* bookingsByPayer(
  { collections }: Store,
  sessionIds: readonly string[],
): AsyncGenerator<WithPayer & { booking: Booking }, void> {
  const match = { sessionId: { $in: [...sessionIds] }, released: null };
  const options = { hint: 'session', allowDiskUse: true, batchSize };
  const found = collections.bookings.aggregate<Row<Booking>>(sortedByPayer(match), options);
  for await (const { record, ...who } of found) yield { ...who, booking: fromStored(record) };
}

/** These enrolments with whose they are, those of a payer together. */
export async function* enrolmentsByPayer(
  { collections }: Store,
  ids: Iterable<string>,
): AsyncGenerator<WithPayer & { enrolment: Enrolment }, void> {
  const match = { _id: { $in: [...ids] } };
  const found = collections.enrolments.aggregate<Row<Enrolment>>(sortedByPayer(match), {
    batchSize,
  });
  for await (const { record, ...who } of found) yield { ...who, enrolment: fromStored(record) };
}
