import type { CalendarDate } from '../../domain/calendar-date.js';
import { invoiceStatuses } from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';
import { readInPieces } from '../read-in-pieces.js';

type Row = {
  _id: { payerId: string; currency: string; dueOn: CalendarDate };
  outstanding: bigint;
};

/** What each payer owes, by the day on which it is due: reads what is open, no history. */
export async function findOpenDebts({ collections }: Store, clubId: string) {
  const statuses = [...invoiceStatuses];
  const rows = await readInPieces(
    collections.invoices.aggregate<Row>(
      [
        {
          $match: {
            clubId,
            $or: [
              { payable: true, status: { $in: statuses } },
              { payable: false, status: 'pending', outstanding: { $gt: 0n } },
            ],
          },
        },
        {
          $group: {
            _id: { payerId: '$payerId', currency: '$currency', dueOn: '$dueOn' },
            outstanding: { $sum: '$outstanding' },
          },
        },
        { $sort: { '_id.payerId': 1, '_id.dueOn': 1 } },
      ],
      { hint: 'status' },
    ),
  );
  return rows.map(({ _id, outstanding }) => ({ ..._id, outstanding: BigInt(outstanding) }));
}
