import type { BookingRow, Place } from '../../../domain/import/import-data.js';
import { type ImportFault, showValue } from '../../../domain/import/import-fault.js';
import type { StoredInvoice } from '../stored-facts.js';
import type { CheckContext } from './check-context.js';
import type { InvoiceGroup } from './invoice-groups.js';
import { missingFault } from './reference.js';

/** The rows of one invoice while they are looked at; a problem makes its history unsound. */
export type GroupCheck = {
  context: CheckContext;
  group: InvoiceGroup;
  problem: (fault: ImportFault) => void;
};

/** The line that pays for a booking is there, and is for the same beneficiary. */
export function checkBooking(
  { group, problem }: GroupCheck,
  row: BookingRow,
  known: StoredInvoice,
) {
  const { number } = group;
  const value = String(row.line);
  const line = known.lines.find(({ line }) => line === row.line);
  if (line === undefined) {
    const reason = `${number} has no line ${value}; its lines are 1 to ${known.lines.length}.`;
    problem({ ...row.place, column: 'line', value, reason });
  } else if (line.contactId !== row.contactId) {
    const reason = `Line ${value} of ${number} is for ${line.contactId}; name the line that is for ${row.contactId}.`;
    problem({ ...row.place, column: 'line', value, reason });
  }
}

/** Rows of an invoice that is nowhere, unless it is known that it could not be read. */
export function refuseLost({ context, group, problem }: GroupCheck): void {
  const { number, faulty } = group;
  const value = showValue(number);
  const lost = (row: { place: Place }, reason: string) => {
    problem({ ...row.place, column: 'invoice_number', value, reason });
  };
  if (context.unreadable.has('invoices.csv') || faulty.has('invoices.csv')) return;
  for (const { row } of group.money) {
    const reason = `Invoice ${value} is neither in invoices.csv nor stored; add it or correct the number.`;
    lost(row, reason);
  }
  for (const { place } of group.bookings) {
    problem(missingFault('invoice', { place, column: 'invoice_number', id: number }));
  }
}

/** Lines come in one folder with their invoice. */
export function refuseLines({ context, group, problem }: GroupCheck): void {
  if (context.unreadable.has('invoices.csv') || group.faulty.has('invoices.csv')) return;
  const value = showValue(group.number);
  const reason = `Invoice ${value} is not in invoices.csv; lines come in one folder with their invoice.`;
  for (const { place } of group.lines) {
    problem({ ...place, column: 'invoice_number', value, reason });
  }
}

/** The first row of the invoice itself; a second one is a fault. */
export function headOf({ group, problem }: GroupCheck) {
  const [head, ...more] = group.heads;
  for (const { place } of more) {
    const reason = `Invoice ${group.number} is already on line ${head?.place.line}; keep one of the two rows.`;
    problem({ ...place, column: 'number', reason });
  }
  return head ?? null;
}

/** An id stands once on an invoice, in each file. */
export function refuseTwice({ group, problem }: GroupCheck): void {
  const first = new Map<string, Place>();
  for (const { kind, row } of group.money) {
    if (kind === 'payment' || row.id === null) continue;
    const key = `${kind} ${row.id}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, row.place);
    else {
      const reason = `The id ${row.id} is already on line ${known.line}; keep one of the two rows.`;
      problem({ ...row.place, column: 'id', value: row.id, reason });
    }
  }
}
