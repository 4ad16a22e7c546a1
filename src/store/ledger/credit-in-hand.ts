import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Account } from '../../domain/credit/account.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';
import type { Figure } from './club-figures.js';

/** Accounts with a lot that can be spent on that day. */
function inHand(clubId: string, today: CalendarDate) {
  const usable = { $or: [{ expiresOn: null }, { expiresOn: { $gte: today } }] };
  return { clubId, balance: { $gt: 0n }, lots: { $elemMatch: usable } };
}

/** What the payers of a club can spend: reads the accounts that hold something. */
export async function sumInHand(
  store: Store,
  clubId: string,
  today: CalendarDate,
): Promise<Figure[]> {
  const usable = {
    $filter: {
      input: '$lots',
      as: 'lot',
      cond: { $or: [{ $eq: ['$$lot.expiresOn', null] }, { $gte: ['$$lot.expiresOn', today] }] },
    },
  };
  const rows = await store.collections.accounts
    .aggregate<{ _id: string; amount: bigint; count: number }>(
      [
        { $match: inHand(clubId, today) },
        { $project: { currency: 1, lots: usable } },
        { $project: { currency: 1, amount: { $sum: '$lots.remaining' } } },
        { $group: { _id: '$currency', amount: { $sum: '$amount' }, count: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ],
      { hint: 'in_hand' },
    )
    .toArray();
  return rows.map(({ _id, amount, count }) => {
    return { currency: _id, amount: BigInt(amount), count: Number(count) };
  });
}

/** The same accounts one page at a time: by currency, the largest balance first. */
export async function findInHand(
  store: Store,
  { clubId, today }: { clubId: string; today: CalendarDate },
  page: { skip: number; limit: number },
): Promise<{ accounts: Account[]; total: number }> {
  const { accounts } = store.collections;
  const query = inHand(clubId, today);
  const [found, total] = await Promise.all([
    accounts
      .find(query, { hint: 'in_hand' })
      .sort({ currency: 1, balance: -1, payerId: 1 })
      .skip(page.skip)
      .limit(page.limit)
      .toArray(),
    accounts.countDocuments(query, { hint: 'in_hand' }),
  ]);
  return { accounts: found.map(fromStored), total };
}
