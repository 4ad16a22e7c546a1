import type { LineShare } from '../books/line-share.js';
import type { Invoice } from '../invoices/invoice.js';

/**
 * The invoice's lines with a refund's shares on them (`sign` 1) or taken off again (-1). The tax in
 * them counts as credited, so that credit and refunds together never exceed the tax charged; on a
 * void invoice none counts any more.
 */
export function withRefund(
  { lines, voidedOn }: Pick<Invoice, 'lines' | 'voidedOn'>,
  shares: readonly LineShare[],
  sign: 1n | -1n,
): Invoice['lines'] {
  const byLine = new Map(shares.map((share) => [share.line, share]));
  return lines.map((line) => {
    const share = byLine.get(line.line);
    if (share === undefined) return line;
    const taxCredited = voidedOn === null ? line.taxCredited + sign * share.tax : line.taxCredited;
    return { ...line, refunded: line.refunded + sign * share.amount, taxCredited };
  });
}
