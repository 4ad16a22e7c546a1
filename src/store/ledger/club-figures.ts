import { type CalendarDate, noonOf } from '../../domain/calendar-date.js';
import { invoiceStatuses } from '../../domain/invoices/invoice.js';
import type { Store } from '../connection.js';

/** A sum in minor units over so many documents of one currency. */
export type Figure = { currency: string; amount: bigint; count: number };

type Row = { _id: string; amount: bigint; count: number };

function figure({ _id, amount, count }: Row): Figure {
  return { currency: _id, amount: BigInt(amount), count: Number(count) };
}

/** What can be paid now, of all and of those due before `today`: reads what is open, no history. */
export async function sumOwed(
  store: Store,
  clubId: string,
  today: CalendarDate,
): Promise<{ owed: Figure[]; overdue: Figure[] }> {
  const sums = { amount: { $sum: '$outstanding' }, count: { $sum: 1 } };
  const isLate = { $lt: ['$dueOn', today] };
  const rows = await store.collections.invoices
    .aggregate<{ _id: { currency: string; late: boolean }; amount: bigint; count: number }>(
      [
        { $match: { clubId, payable: true, status: { $in: [...invoiceStatuses] } } },
        { $group: { _id: { currency: '$currency', late: isLate }, ...sums } },
        { $sort: { '_id.currency': 1 } },
      ],
      { hint: 'status' },
    )
    .toArray();
  const parts = rows.map(({ _id, ...sum }) => {
    return { late: _id.late, figure: figure({ _id: _id.currency, ...sum }) };
  });
  const byCurrency = new Map<string, Figure>();
  for (const { figure: part } of parts) {
    const { currency, amount, count } = byCurrency.get(part.currency) ?? { ...none(part.currency) };
    const sum = { currency, amount: amount + part.amount, count: count + part.count };
    byCurrency.set(currency, sum);
  }
  const overdue = parts.filter(({ late }) => late).map((part) => part.figure);
  return { owed: [...byCurrency.values()], overdue };
}

function none(currency: string): Figure {
  return { currency, amount: 0n, count: 0 };
}

/** What is left to pay on invoices for which a payment is on its way. */
export async function sumPending(store: Store, clubId: string): Promise<Figure[]> {
  const rows = await store.collections.invoices
    .aggregate<Row>(
      [
        { $match: { clubId, payable: false, status: 'pending' } },
        { $group: { _id: '$currency', amount: { $sum: '$outstanding' }, count: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ],
      { hint: 'status' },
    )
    .toArray();
  return rows.map(figure);
}

/** What stands of the credit notes made since a day. */
export async function sumCredited(
  store: Store,
  clubId: string,
  since: CalendarDate,
): Promise<Figure[]> {
  const voided = { $add: ['$voidedToInvoice', '$voidedToAccount'] };
  const rows = await store.collections.credit_notes
    .aggregate<Row>(
      [
        { $match: notesSince(clubId, since) },
        {
          $group: {
            _id: '$currency',
            amount: { $sum: { $subtract: ['$amount', voided] } },
            count: { $sum: 1 },
          },
        },
        { $sort: { _id: 1 } },
      ],
      { hint: 'recent' },
    )
    .toArray();
  return rows.map(figure);
}

const dayMs = 86_400_000;

/** No note is stored before the day on which it counts, so the index `recent` bounds them. */
export function notesSince(clubId: string, since: CalendarDate) {
  const createdAt = { $gte: new Date(noonOf(since).getTime() - dayMs) };
  return { clubId, createdAt, createdOn: { $gte: since } };
}
