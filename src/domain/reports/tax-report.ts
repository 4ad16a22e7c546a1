import { taxIncluded } from '../amounts/money.js';
import { type CalendarMonth, type Cell, type ReportTable, text } from './report.js';
import { laidOut, mergedRows } from './sum-rows.js';

/**
 * Lines that an invoice charged, or that voiding it took back: `count` of the same net price (minor
 * units), negative where they were taken back.
 */
export type ChargedLines = {
  month: CalendarMonth;
  currency: string;
  taxRate: string | null;
  net: bigint;
  count: number;
};

/** A line's share of credit notes or refunds, negative where it was undone. Minor units. */
export type GivenShare = {
  month: CalendarMonth;
  currency: string;
  taxRate: string | null;
  by: 'credit' | 'refund';
  amount: bigint;
  tax: bigint;
};

const titles = [
  'Month',
  'Tax rate',
  'Charged',
  'Tax charged',
  'Credited',
  'Tax credited',
  'Refunded',
  'Tax refunded',
  'Tax left',
];

function rateCell(taxRate: string | null): Cell {
  return text(taxRate === null ? 'No tax' : `${taxRate} %`);
}

/** One rate however it is written: 20 is 20.0. */
function rateKey(taxRate: string | null): number {
  return taxRate === null ? -1 : Number(taxRate);
}

type Dated = Pick<GivenShare, 'month' | 'currency' | 'taxRate'>;

function rowOf({ month, currency, taxRate }: Dated, values: readonly bigint[]) {
  return {
    key: JSON.stringify([month, currency, rateKey(taxRate)]),
    order: [month, currency, rateKey(taxRate)] as const,
    about: [{ kind: 'month', month } as const, rateCell(taxRate)],
    currency,
    values,
  };
}

/**
 * Gross amounts and the tax in them, by month and rate: what was charged less what voided invoices
 * took back, what credit notes and refunds gave less what was undone, and the tax that is left.
 * Tax is worked out line by line, as on the invoices (rule 8 of `docs/domain.md`).
 */
export function taxReport(
  charged: readonly ChargedLines[],
  given: readonly GivenShare[],
): ReportTable {
  const chargedRows = charged.map((lines) => {
    const count = BigInt(lines.count);
    const tax = lines.taxRate === null ? 0n : taxIncluded(lines.net, lines.taxRate) * count;
    return rowOf(lines, [lines.net * count, tax, 0n, 0n, 0n, 0n, tax]);
  });
  const givenRows = given.map((share) => {
    const { amount, tax, by } = share;
    const isCredit = by === 'credit';
    const credited = isCredit ? [amount, tax, 0n, 0n] : [0n, 0n, amount, tax];
    return rowOf(share, [0n, 0n, ...credited, -tax]);
  });
  const inOrder = [...chargedRows, ...givenRows].sort((one, other) => {
    const place = one.order.findIndex((part, at) => part !== other.order[at]);
    if (place < 0) return 0;
    return (one.order[place] ?? '') < (other.order[place] ?? '') ? -1 : 1;
  });
  return { titles, ...laidOut(mergedRows(inOrder)) };
}
