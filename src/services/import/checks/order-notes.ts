import { formatPlainAmount } from '../../../domain/amounts/money.js';
import type { OrderRow } from '../../../domain/import/import-data.js';
import type { RecordDocument } from '../../../store/import/import-writes.js';
import type { CheckContext } from './check-context.js';

const mostTold = 100;

/** The amount that the last import gave, if the desk has changed the order since. */
function givenBefore(stored: RecordDocument): bigint | null {
  const { changes, imported } = stored;
  if (!Array.isArray(changes) || changes.length === 0) return null;
  if (typeof imported !== 'object' || imported === null || !('amount' in imported)) return null;
  return typeof imported.amount === 'bigint' ? imported.amount : null;
}

/** What somebody has to look at when an order is billed that the desk had cancelled or lowered. */
export function billedNevertheless(
  known: RecordDocument | undefined,
  { id, invoiceNumber }: { id: string; invoiceNumber: string },
): string[] {
  if (known === undefined) return [];
  const { cancelledOn, hasOpenChange } = known;
  if (cancelledOn !== undefined && cancelledOn !== null) {
    return [
      `Order ${id} was cancelled at the desk and is billed by ${invoiceNumber}: tell finance.`,
    ];
  }
  if (hasOpenChange !== true) return [];
  return [
    `Order ${id} was changed at the desk, which nobody has ticked yet, and is billed by ${invoiceNumber}: check its amount.`,
  ];
}

/**
 * Orders whose amount both the desk and the file have changed: what the desk did stays, and people
 * are told both, since only they know which is right.
 */
export function tellChangedOrders(
  { counts }: Pick<CheckContext, 'counts'>,
  rows: ReadonlyMap<string, OrderRow>,
  stored: ReadonlyMap<string, RecordDocument>,
): void {
  for (const [id, { amountMinor, currency }] of rows) {
    const known = stored.get(id);
    const before = known === undefined ? null : givenBefore(known);
    if (known === undefined || before === null || before === amountMinor) continue;
    const { cancelledOn, amount } = known;
    const isCancelled = cancelledOn !== undefined && cancelledOn !== null;
    if (!isCancelled && amount === amountMinor) continue;
    if (counts.notes.length >= mostTold) return;
    const said = (minor: bigint) => `${formatPlainAmount(minor, currency)} ${currency}`;
    const desk =
      typeof amount === 'bigint' && !isCancelled ? `lowered to ${said(amount)}` : 'cancelled';
    counts.notes.push(
      `Order ${id} is ${said(amountMinor)} in the file now (before: ${said(before)}), and was ${desk} at the desk. What the desk did stays: put the order right in your billing system.`,
    );
  }
}
