import { taxIncluded } from '../amounts/money.js';
import type { InvoiceLine } from './invoice.js';

/**
 * The tax inside a share of a line's credit, in proportion to the share. The share that credits
 * the line's last part takes what rounding left over, and no share takes more than is left, so
 * that tax credited never differs from tax charged. Shares too small
 * to hold tax of their own take some as soon as the rest of the line could not hold it: else the
 * last unit of a line credited in units would carry all its tax, and a net below zero.
 */
export function shareTax(line: InvoiceLine, amount: bigint): bigint {
  if (line.taxRate === null) return 0n;
  const left = taxIncluded(line.net, line.taxRate) - line.taxCredited;
  const rest = line.net - line.credited - line.refunded - amount;
  const own = taxIncluded(amount, line.taxRate);
  const most = own < left ? own : left;
  return most < left - rest ? left - rest : most;
}
