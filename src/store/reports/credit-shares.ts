import type { Store } from '../connection.js';
import { inPeriod, lineOfShare, monthOfEntry, type Period, withInvoice } from './in-period.js';

type By = { month: string; reason: string; productId: string | null; currency: string };
type Row = { _id: By; amount: bigint };

/** Sums the shares of lines (in `share`) by month, reason, product and currency. */
const sumsOfShares = (reason: string | object) => ({
  $group: {
    _id: {
      month: monthOfEntry,
      reason,
      productId: { $ifNull: [{ $getField: { field: 'productId', input: lineOfShare } }, null] },
      currency: '$currency',
    },
    amount: { $sum: '$share.amount' },
  },
});

/** What credit notes gave. The entry has the reason of its note. */
async function findGiven({ collections }: Store, period: Period): Promise<Row[]> {
  return await collections.journal
    .aggregate<Row>([
      { $match: { ...inPeriod(period), kind: 'credit.raised' } },
      withInvoice,
      { $set: { share: '$details.lines' } },
      { $unwind: '$share' },
      sumsOfShares('$reason'),
    ])
    .toArray();
}

/** The parts of a note that voiding it, or its whole invoice, took back, with the note's reason. */
async function findVoided({ collections }: Store, period: Period): Promise<Row[]> {
  const noteOfPart = {
    $lookup: {
      from: 'credit_notes',
      localField: 'parts.creditNoteId',
      foreignField: '_id',
      pipeline: [{ $project: { reason: 1 } }],
      as: 'noteOf',
    },
  };
  const ofEntry = [{ creditNoteId: '$refs.creditNoteId', lines: '$details.lines' }];
  const isVoidedInvoice = { $eq: ['$kind', 'invoice.voided'] };
  return await collections.journal
    .aggregate<Row>([
      { $match: { ...inPeriod(period), kind: { $in: ['credit.voided', 'invoice.voided'] } } },
      withInvoice,
      { $set: { parts: { $cond: [isVoidedInvoice, '$details.notes', ofEntry] } } },
      { $unwind: '$parts' },
      noteOfPart,
      { $unwind: '$parts.lines' },
      { $set: { share: '$parts.lines' } },
      sumsOfShares({ $first: '$noteOf.reason' }),
    ])
    .toArray();
}

/**
 * What credit notes gave and what was voided of them, by month, reason, product and currency. The
 * reason is the note's, also of what was voided.
 */
export async function findCreditShares(store: Store, period: Period) {
  const [given, voided] = await Promise.all([findGiven(store, period), findVoided(store, period)]);
  return [
    ...given.map(({ _id, amount }) => ({ ..._id, given: amount, voided: 0n })),
    ...voided.map(({ _id, amount }) => ({ ..._id, given: 0n, voided: amount })),
  ];
}
