import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Account } from '../../domain/credit/account.js';
import type { Store } from '../connection.js';
import { readInPieces } from '../read-in-pieces.js';
import { fromStored } from '../stored.js';

/** All accounts with something in them. */
export async function findAccountsWithCredit(
  { collections }: Store,
  clubId: string,
): Promise<Account[]> {
  const found = await readInPieces(
    collections.accounts.find({ clubId, balance: { $gt: 0n } }).hint('in_hand'),
  );
  return found.map(fromStored);
}

type Row = {
  _id: { payerId: string; dueOn: CalendarDate; currency: string };
  amount: bigint;
};

/**
 * Orders of auto-collect products that are to be billed from one day to another, for people of
 * these payers: one row for a payer, day and currency.
 */
export async function findComingOrders(
  { collections }: Store,
  of: { clubId: string; payerIds: readonly string[]; from: CalendarDate; until: CalendarDate },
) {
  const { clubId, payerIds, from, until } = of;
  const products = await collections.products
    .find({ clubId, autoCollect: true }, { projection: { _id: 1 } })
    .hint('name')
    .toArray();
  const rows = await collections.contacts
    .aggregate<Row>(
      [
        { $match: { clubId, payerId: { $in: [...payerIds] } } },
        { $project: { payerId: 1 } },
        {
          $lookup: {
            from: 'orders',
            localField: '_id',
            foreignField: 'contactId',
            pipeline: [
              {
                $match: {
                  ...{ clubId, dueOn: { $gte: from, $lte: until }, cancelledOn: null },
                  ...{ billedBy: { $exists: false } },
                  productId: { $in: products.map(({ _id }) => _id) },
                },
              },
              { $project: { dueOn: 1, currency: 1, amount: 1 } },
            ],
            as: 'order',
          },
        },
        { $unwind: '$order' },
        {
          $group: {
            _id: { payerId: '$payerId', dueOn: '$order.dueOn', currency: '$order.currency' },
            amount: { $sum: '$order.amount' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      { hint: 'payer' },
    )
    .toArray();
  return rows.map(({ _id, amount }) => ({ ..._id, amount }));
}
