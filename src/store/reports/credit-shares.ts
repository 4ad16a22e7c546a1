import type { Store } from '../connection.js';
import { inPeriod, lineOfShare, monthOfEntry, type Period, withInvoiceLines } from './in-period.js';

type Row = {
  _id: { month: string; reason: string; productId: string | null; currency: string };
  given: bigint;
  voided: bigint;
};

/** The parts of a note that voiding it, or its whole invoice, took back, with the note's reason. */
const noteOfEntry = {
  $lookup: {
    from: 'credit_notes',
    localField: 'note',
    foreignField: '_id',
    pipeline: [{ $project: { reason: 1 } }],
    as: 'noteOf',
  },
};

/**
 * What credit notes gave and what was voided of them, by month, reason, product and currency. The
 * reason is the note's, also of what was voided.
 */
export async function findCreditShares({ collections }: Store, period: Period) {
  const kinds = ['credit.raised', 'credit.voided', 'invoice.voided'] as const;
  const ofEntry = [{ creditNoteId: '$refs.creditNoteId', lines: '$details.lines' }];
  const isVoidedInvoice = { $eq: ['$kind', 'invoice.voided'] };
  const rows = await collections.journal
    .aggregate<Row>([
      { $match: { ...inPeriod(period), kind: { $in: [...kinds] } } },
      { $set: { parts: { $cond: [isVoidedInvoice, '$details.notes', ofEntry] } } },
      { $unwind: '$parts' },
      { $unwind: '$parts.lines' },
      { $set: { share: '$parts.lines', note: '$parts.creditNoteId' } },
      noteOfEntry,
      withInvoiceLines,
      {
        $group: {
          _id: {
            month: monthOfEntry,
            reason: { $first: '$noteOf.reason' },
            productId: {
              $ifNull: [{ $getField: { field: 'productId', input: lineOfShare } }, null],
            },
            currency: '$currency',
          },
          given: { $sum: { $cond: [{ $eq: ['$kind', 'credit.raised'] }, '$share.amount', 0n] } },
          voided: { $sum: { $cond: [{ $eq: ['$kind', 'credit.raised'] }, 0n, '$share.amount'] } },
        },
      },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  return rows.map(({ _id, given, voided }) => ({ ..._id, given, voided }));
}
