import type { PaymentRow } from '../../../domain/import/import-data.js';
import { numberOrder } from '../../../domain/invoices/number-order.js';
import { partId } from '../../../domain/payments/transfer.js';
import type { CheckContext } from './check-context.js';

/** The id under which a row is stored where another has the plain one. */
function ownPartId({ id, invoiceNumber }: PaymentRow): string {
  return partId(id, invoiceNumber);
}

function byInvoice(one: PaymentRow, other: PaymentRow): number {
  const [order, otherOrder] = [one, other].map((row) => numberOrder(row.invoiceNumber));
  return (order ?? '') < (otherOrder ?? '') ? -1 : 1;
}

/**
 * Which row of a transfer is stored under the plain id: the one that is stored so, else the first
 * by its invoice. A single row keeps it, so that one whose invoice changed is a contradiction.
 */
function plainRow(rows: readonly PaymentRow[], stored: ReadonlyMap<string, string>): PaymentRow {
  const [first, ...more] = [...rows].sort(byInvoice);
  if (first === undefined) throw new Error('a transfer has at least one row');
  const invoice = stored.get(first.id);
  if (invoice === undefined) return first;
  return [first, ...more].find((row) => row.invoiceNumber === invoice) ?? first;
}

/** The rows of one id with what each is stored under. */
function parts(rows: readonly PaymentRow[], stored: ReadonlyMap<string, string>) {
  const plain = plainRow(rows, stored);
  return rows.map((row) => {
    const isPart = row !== plain || stored.has(ownPartId(row));
    return { ...row, paymentId: isPart ? ownPartId(row) : row.id };
  });
}

/** Payments by their id: one transfer pays each invoice once. */
export async function checkTransfers({ staging, stored, faults }: CheckContext): Promise<void> {
  for await (const items of staging.transfers.buckets()) {
    const plain = await stored.payments([...new Set(items.map(({ id }) => id))]);
    const others = items.filter(({ id, invoiceNumber }) => {
      return plain.has(id) && plain.get(id) !== invoiceNumber;
    });
    const known = new Map([...plain, ...(await stored.payments(others.map(ownPartId)))]);
    const rowsOf = new Map<string, Map<string, PaymentRow>>();
    for (const row of items) {
      const own = rowsOf.get(row.id) ?? new Map<string, PaymentRow>();
      rowsOf.set(row.id, own);
      const first = own.get(row.invoiceNumber);
      if (first === undefined) own.set(row.invoiceNumber, row);
      else {
        const reason = `The id ${row.id} is already on line ${first.place.line} with the same invoice; keep one of the two rows.`;
        faults.add({ ...row.place, column: 'id', value: row.id, reason });
      }
    }
    for (const own of rowsOf.values()) {
      for (const row of parts([...own.values()], known)) {
        await staging.invoices.add(row.invoiceNumber, { kind: 'payment', row });
      }
    }
    if (faults.isFull()) return;
  }
}
