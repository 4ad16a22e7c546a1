import { standingWords } from '../../src/blocks/invoice-standing.js';
import type { Words } from '../../src/blocks/words.js';
import { invoiceStatuses } from '../../src/domain/invoices/invoice.js';

/**
 * How an invoice stood right after a booking, from what its entry kept, in the words of every other
 * screen: `settled, partially credited`. Minor units.
 */
export function standingAfter(
  after: { status: string; outstanding: bigint; overpaid?: bigint; currency: string },
  words: Words,
): string {
  const { status, outstanding, overpaid = 0n, currency } = after;
  const known = invoiceStatuses.find((one) => one === status);
  // An entry of an earlier version may have another word for it.
  if (known === undefined) return status;
  return standingWords({ status: known, outstanding, overpaid, currency }, words);
}
