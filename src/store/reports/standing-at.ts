import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Store } from '../connection.js';
import { readInPieces } from '../read-in-pieces.js';

type Row = {
  _id: { payerId: string; currency: string };
  owed: bigint;
  overpaid: bigint;
  accountCredit: bigint;
};

const isReceivable = { $regexMatch: { input: '$_id.account', regex: '^receivable:' } };

function sumWhere(condition: object, amount: unknown) {
  return { $sum: { $cond: [condition, amount, 0n] } };
}

/**
 * What each payer owed and was owed at the end of a day, summed from the journal's postings: the
 * books as they are known now, so what was typed since for an earlier day counts.
 */
export async function standingsAt(
  { collections }: Store,
  { clubId, day }: { clubId: string; day: CalendarDate },
) {
  const rows = await readInPieces(
    collections.journal.aggregate<Row>(
      [
        { $match: { clubId, occurredOn: { $lte: day } } },
        { $unwind: '$postings' },
        { $match: { 'postings.account': /^(?:receivable|account-credit):/ } },
        {
          $group: {
            _id: { payerId: '$payerId', currency: '$currency', account: '$postings.account' },
            amount: { $sum: '$postings.amount' },
          },
        },
        { $match: { amount: { $ne: 0n } } },
        {
          $group: {
            _id: { payerId: '$_id.payerId', currency: '$_id.currency' },
            owed: sumWhere({ $and: [isReceivable, { $gt: ['$amount', 0n] }] }, '$amount'),
            overpaid: sumWhere(
              { $and: [isReceivable, { $lt: ['$amount', 0n] }] },
              { $multiply: ['$amount', -1n] },
            ),
            accountCredit: sumWhere({ $not: [isReceivable] }, { $multiply: ['$amount', -1n] }),
          },
        },
        { $sort: { '_id.payerId': 1, '_id.currency': 1 } },
      ],
      { allowDiskUse: true },
    ),
  );
  return rows.map(({ _id, owed, overpaid, accountCredit }) => {
    return { ..._id, ...{ owed, overpaid, accountCredit } };
  });
}
