import type { InvoiceLine } from './invoice.js';
import { taxIncluded } from './money.js';

/**
 * The tax inside a share of a line's credit. The share that credits the line's last part takes
 * what rounding left over, and no share takes more than is left, so that tax credited never
 * differs from tax charged (design, section 3, "Tax").
 */
export function shareTax(line: InvoiceLine, amount: bigint): bigint {
  if (line.taxRate === null) return 0n;
  const left = taxIncluded(line.amount, line.taxRate) - line.taxCredited;
  if (line.credited + line.refunded + amount === line.amount) return left;
  const own = taxIncluded(amount, line.taxRate);
  return own < left ? own : left;
}
