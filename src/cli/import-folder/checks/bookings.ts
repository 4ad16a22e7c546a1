import type { BookingRow, InvoiceRow } from '../../../domain/import/import-data.js';
import type { ImportFault } from '../../../domain/import/import-fault.js';
import type { FilesRead } from '../read-files.js';

type BookingFault = Pick<ImportFault, 'column' | 'value' | 'reason'>;

/** The line that pays for a booking is there, and is for the same beneficiary. */
function lineFault(booking: BookingRow, invoice: InvoiceRow): BookingFault | null {
  const line = invoice.lines.find(({ line }) => line === booking.line);
  const value = String(booking.line);
  if (line === undefined) {
    const reason = `${invoice.number} has no line ${value}; its lines are 1 to ${invoice.lines.length}.`;
    return { column: 'line', value, reason };
  }
  if (line.contactId === booking.contactId) return null;
  const reason = `Line ${value} of ${invoice.number} is for ${line.contactId}; name the line that is for ${booking.contactId}.`;
  return { column: 'line', value, reason };
}

/** Bookings agree with the invoice lines and the passes of the folder that pay for them. */
export function checkBookings(
  files: FilesRead,
  invoices: readonly InvoiceRow[],
  faults: ImportFault[],
): void {
  const invoiceOf = new Map(invoices.map((invoice) => [invoice.number, invoice]));
  const passOf = new Map(files.passes.rows.map((pass) => [pass.id, pass]));
  const payerOf = new Map(files.contacts.rows.map((contact) => [contact.id, contact.payerId]));
  const isFamily = (one: string, other: string) => {
    const [payer, otherPayer] = [payerOf.get(one), payerOf.get(other)];
    // Contacts outside the folder are not judged here.
    return one === other || payer === undefined || otherPayer === undefined || payer === otherPayer;
  };
  for (const booking of files.bookings.rows) {
    const { place, contactId, passId } = booking;
    const invoice = invoiceOf.get(booking.invoiceNumber ?? '');
    const linesKnown = files.lines.complete && !files.lines.faulty.has(invoice?.number ?? '');
    if (invoice !== undefined && linesKnown) {
      const fault = lineFault(booking, invoice);
      if (fault !== null) faults.push({ ...place, ...fault });
    }
    const pass = passOf.get(passId ?? '');
    if (pass === undefined || isFamily(pass.contactId, contactId)) continue;
    const reason = `Pass ${pass.id} is for ${pass.contactId}, who is not of the family of ${contactId}; name another pass.`;
    faults.push({ ...place, column: 'pass_id', value: pass.id, reason });
  }
}
