import type { InvoiceHeadRow, LineRow, Priced } from '../../../domain/import/import-data.js';
import type { GroupCheck } from './invoice-faults.js';

/** The orders that the lines of an invoice bill. */
export async function pointToOrders(
  { context, group }: GroupCheck,
  head: InvoiceHeadRow,
): Promise<void> {
  const { issuedOn, voidedOn } = head;
  const by = { invoiceNumber: group.number, issuedOn, isVoid: voidedOn !== null };
  for (const { place, orderId: id, contactId } of group.lines) {
    if (id === null) continue;
    const reference = { place, column: 'order_id', id };
    await context.staging.orders.add(id, { kind: 'billed', reference, contactId, by });
  }
}

/** The products of an invoice's lines, which are billed in their own currency. */
export async function pointToProducts(
  { context, group }: GroupCheck,
  lines: readonly Priced<LineRow>[],
  currency: string,
): Promise<void> {
  const billed = { currency, where: `invoice ${group.number} is` };
  for (const { place, productId: id } of lines) {
    if (id === null) continue;
    const reference = { place, column: 'product_id', id };
    await context.staging.products.add(id, { kind: 'exists', reference, billed });
  }
}
