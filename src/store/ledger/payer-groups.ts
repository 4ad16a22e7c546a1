import type { Collection, Filter } from 'mongodb';
import { compareAsStored } from '../../domain/text-order.js';
import type { Store } from '../connection.js';
import { type OneMoment, startOneMoment } from './one-moment.js';

type OfPayer = { _id: string; clubId: string; payerId: string };

/** Some whole payers, next to each other in order, to be read in one moment. */
export type PayerGroup = { query: { clubId: string; payerId?: PayerRange }; moment: OneMoment };
export type PayerRange = { $gt?: string; $lte?: string };

/** Documents of one collection that a group has at most, unless one payer alone has more. */
export type GroupSize = { documentsAtOnce?: number };

/** The payer at which the group has to end for this collection's sake; null = it need not. */
async function lastPayer<Document extends OfPayer>(
  collection: Collection<Document>,
  query: Filter<Document>,
  { moment, documentsAtOnce }: { moment: OneMoment; documentsAtOnce: number },
): Promise<string | null> {
  const found = await collection
    .find(query, { ...moment, projection: { _id: 0, payerId: 1 } })
    .sort({ clubId: 1, payerId: 1 })
    .hint('payer')
    .skip(documentsAtOnce - 1)
    .limit(1)
    .next();
  return found === null || typeof found['payerId'] !== 'string' ? null : found['payerId'];
}

function rangeOf(after: string | null, last: string | null): { payerId?: PayerRange } {
  if (after === null && last === null) return {};
  const from = after === null ? {} : { $gt: after };
  return { payerId: { ...from, ...(last === null ? {} : { $lte: last }) } };
}

/**
 * All payers of the club in groups of a bounded size, each with a snapshot of its own: the database
 * keeps one for five minutes only, and a group is done in seconds. All documents of an event belong
 * to one payer, so nothing is torn apart. The order is the database's own.
 */
export async function* payerGroups(
  store: Store,
  clubId: string,
  { documentsAtOnce = 2000 }: GroupSize = {},
): AsyncGenerator<PayerGroup> {
  const { journal, invoices, accounts, credit_notes, payments, refunds } = store.collections;
  let after: string | null = null;
  do {
    const moment = startOneMoment(store);
    try {
      const rest = { clubId, ...rangeOf(after, null) };
      const size = { moment, documentsAtOnce };
      const ends: (string | null)[] = [
        await lastPayer(journal, rest, size),
        await lastPayer(invoices, rest, size),
        await lastPayer(accounts, rest, size),
        await lastPayer(credit_notes, rest, size),
        await lastPayer(payments, rest, size),
        await lastPayer(refunds, rest, size),
      ];
      const last: string | null = ends.flatMap((end) => end ?? []).sort(compareAsStored)[0] ?? null;
      yield { query: { clubId, ...rangeOf(after, last) }, moment };
      after = last;
    } finally {
      await moment.session.endSession();
    }
  } while (after !== null);
}
