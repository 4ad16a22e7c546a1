import type { ChargedLines, GivenShare } from '../../domain/reports/tax-report.js';
import type { Store } from '../connection.js';
import { inPeriod, lineOfShare, monthOfEntry, type Period, withInvoice } from './in-period.js';

type ChargedRow = { _id: Omit<ChargedLines, 'count'>; count: number | bigint };
type GivenRow = { _id: Omit<GivenShare, 'amount' | 'tax'>; amount: bigint; tax: bigint };

function charged(rows: readonly ChargedRow[]): ChargedLines[] {
  return rows.map(({ _id, count }) => ({ ..._id, count: Number(count) }));
}

const lineGroup = (sign: 1 | -1) => ({
  $group: {
    _id: {
      month: monthOfEntry,
      currency: '$currency',
      taxRate: '$line.taxRate',
      net: { $subtract: ['$line.amount', '$line.discount'] },
    },
    count: { $sum: sign },
  },
});

/** Lines of the invoices that were issued, and of those that were voided, counted below zero. */
export async function findChargedLines(
  { collections }: Store,
  period: Period,
): Promise<ChargedLines[]> {
  const [issued, voided] = await Promise.all([
    collections.journal
      .aggregate<ChargedRow>([
        { $match: { ...inPeriod(period), kind: 'invoice.issued' } },
        { $project: { occurredOn: 1, currency: 1, line: '$details.issued.lines' } },
        { $unwind: '$line' },
        lineGroup(1),
      ])
      .toArray(),
    collections.journal
      .aggregate<ChargedRow>([
        { $match: { ...inPeriod(period), kind: 'invoice.voided' } },
        withInvoice,
        { $project: { occurredOn: 1, currency: 1, line: { $first: '$invoice.lines' } } },
        { $unwind: '$line' },
        lineGroup(-1),
      ])
      .toArray(),
  ]);
  return [...charged(issued), ...charged(voided)];
}

/** Entries whose lines lie on the account of credit notes: what a void invoice has no more is not. */
const onCreditNotes = { 'postings.account': 'credit-notes' };

/** Groups shares of lines (in `share`) by the rate of their line. */
const shareGroup = (by: object | string, sign: object) => ({
  $group: {
    _id: {
      month: monthOfEntry,
      currency: '$currency',
      taxRate: { $ifNull: [{ $getField: { field: 'taxRate', input: lineOfShare } }, null] },
      by,
    },
    amount: { $sum: { $multiply: ['$share.amount', sign] } },
    tax: { $sum: { $multiply: ['$share.tax', sign] } },
  },
});

const isOneOf = (kinds: readonly string[]) => ({ $in: ['$kind', [...kinds]] });

/** What credit notes and refunds gave and what was undone, without what voided invoices undid. */
async function findBooked({ collections }: Store, period: Period): Promise<GivenRow[]> {
  const kinds = ['credit.raised', 'credit.voided', 'refund.asked', 'refund.failed'] as const;
  return await collections.journal
    .aggregate<GivenRow>([
      { $match: { ...inPeriod(period), kind: { $in: [...kinds] }, ...onCreditNotes } },
      withInvoice,
      { $set: { share: '$details.lines' } },
      { $unwind: '$share' },
      shareGroup(
        { $cond: [isOneOf(['credit.raised', 'credit.voided']), 'credit', 'refund'] },
        { $cond: [isOneOf(['credit.raised', 'refund.asked']), 1n, -1n] },
      ),
    ])
    .toArray();
}

/**
 * What voided invoices undid: the notes' parts that the entry names, and the refunds that stood on
 * the invoice when it was voided.
 */
async function findUndone({ collections }: Store, period: Period): Promise<GivenRow[]> {
  const refundsBefore = {
    $lookup: {
      from: 'journal',
      localField: 'refs.invoiceId',
      foreignField: 'refs.invoiceId',
      let: { seq: '$invoiceSeq' },
      pipeline: [
        {
          $match: {
            ...{ kind: { $in: ['refund.asked', 'refund.failed'] }, ...onCreditNotes },
            $expr: { $lt: ['$invoiceSeq', '$$seq'] },
          },
        },
        { $unwind: '$details.lines' },
        {
          $project: {
            line: '$details.lines.line',
            by: 'refund',
            ...signed('$details.lines', { $cond: [isOneOf(['refund.asked']), -1n, 1n] }),
          },
        },
      ],
      as: 'refunds',
    },
  };
  return await collections.journal
    .aggregate<GivenRow>([
      { $match: { ...inPeriod(period), kind: 'invoice.voided' } },
      withInvoice,
      refundsBefore,
      { $set: { share: { $concatArrays: [notesUndone, '$refunds'] } } },
      { $unwind: '$share' },
      shareGroup('$share.by', { $literal: 1n }),
    ])
    .toArray();
}

function signed(share: string, sign: object | bigint) {
  return {
    amount: { $multiply: [`${share}.amount`, sign] },
    tax: { $multiply: [`${share}.tax`, sign] },
  };
}

const notesUndone = {
  $reduce: {
    input: { $ifNull: ['$details.notes', []] },
    initialValue: [],
    in: {
      $concatArrays: [
        '$$value',
        {
          $map: {
            input: '$$this.lines',
            as: 'share',
            in: { line: '$$share.line', by: 'credit', ...signed('$$share', -1n) },
          },
        },
      ],
    },
  },
};

/** Shares of credit notes and refunds, by month, rate and currency. */
export async function findGivenShares(store: Store, period: Period): Promise<GivenShare[]> {
  const [booked, undone] = await Promise.all([
    findBooked(store, period),
    findUndone(store, period),
  ]);
  return [...booked, ...undone].map(({ _id, amount, tax }) => ({ ..._id, amount, tax }));
}
