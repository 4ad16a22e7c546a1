import type { ImportFileName } from '../../../domain/import/file-layout.js';
import type { BookingRow, InvoiceHeadRow, LineRow } from '../../../domain/import/import-data.js';
import type { InvoiceItem } from '../staging.js';

type MoneyItem = Extract<
  InvoiceItem,
  { kind: 'payment' | 'credit-note' | 'application' | 'overpayment' | 'refund' | 'write-off' }
>;

/** All rows of a folder that stand on one invoice. */
export type InvoiceGroup = {
  number: string;
  heads: InvoiceHeadRow[];
  lines: LineRow[];
  money: MoneyItem[];
  bookings: BookingRow[];
  /** The files in which a row of this invoice has a fault of its own. */
  faulty: Set<ImportFileName>;
};

function emptyGroup(number: string): InvoiceGroup {
  return { number, heads: [], lines: [], money: [], bookings: [], faulty: new Set() };
}

function numberOf(item: InvoiceItem): string {
  switch (item.kind) {
    case 'invoice':
      return item.row.number;
    case 'booking':
      return item.row.invoiceNumber ?? '';
    case 'faulty':
      return item.number;
    case 'line':
    case 'payment':
    case 'credit-note':
    case 'application':
    case 'overpayment':
    case 'refund':
    case 'write-off':
      return item.row.invoiceNumber;
    default:
      return item satisfies never;
  }
}

function addTo(group: InvoiceGroup, item: InvoiceItem): void {
  switch (item.kind) {
    case 'invoice':
      group.heads.push(item.row);
      break;
    case 'line':
      group.lines.push(item.row);
      break;
    case 'booking':
      group.bookings.push(item.row);
      break;
    case 'faulty':
      group.faulty.add(item.file);
      break;
    case 'payment':
    case 'credit-note':
    case 'application':
    case 'overpayment':
    case 'refund':
    case 'write-off':
      group.money.push(item);
      break;
    default:
      item satisfies never;
  }
}

/** The rows of a bucket by invoice. */
export function groupByInvoice(items: readonly InvoiceItem[]): InvoiceGroup[] {
  const groups = new Map<string, InvoiceGroup>();
  for (const item of items) {
    const number = numberOf(item);
    const group = groups.get(number) ?? emptyGroup(number);
    groups.set(number, group);
    addTo(group, item);
  }
  return [...groups.values()];
}
