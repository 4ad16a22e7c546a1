import type { CalendarDate } from '../../domain/calendar-date.js';
import type { RecordedActor } from '../../domain/people/actor.js';
import type { DayReceipts } from '../../domain/reports/receipts.js';
import type { Store } from '../connection.js';
import { inPeriod, type Period } from './in-period.js';

type Row = {
  _id: { day: CalendarDate; account: string; currency: string; actor: RecordedActor };
  received: bigint;
  takenBack: bigint;
};

const paymentKinds = [
  'payment.received',
  'payment.bounced',
  'payment.returned',
  'payment.corrected',
] as const;

/** What payments brought and took back, by day, way, recorder and currency, in that order. */
export async function receiptsByDay(
  { collections }: Store,
  period: Period,
): Promise<DayReceipts[]> {
  const amount = '$postings.amount';
  const rows = await collections.journal
    .aggregate<Row>([
      { $match: { ...inPeriod(period), kind: { $in: [...paymentKinds] } } },
      { $unwind: '$postings' },
      { $match: { 'postings.account': /^cash:/ } },
      {
        $group: {
          _id: {
            ...{ day: '$occurredOn', account: '$postings.account', currency: '$currency' },
            actor: { kind: '$actor.kind', id: '$actor.id' },
          },
          received: { $sum: { $cond: [{ $gt: [amount, 0n] }, amount, 0n] } },
          takenBack: { $sum: { $cond: [{ $lt: [amount, 0n] }, { $multiply: [amount, -1n] }, 0n] } },
        },
      },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  return rows.map(({ _id: { day, account, currency, actor }, received, takenBack }) => ({
    ...{ day, currency, received, takenBack, recordedBy: actor },
    provider: account.slice('cash:'.length),
  }));
}
