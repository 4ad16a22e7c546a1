import type { ExternalReference, InvoiceRow, Place } from '../../../domain/import/import-data.js';
import type { FilesRead } from '../read-files.js';
import type { RowsRead } from '../read-rows.js';

type Kind = ExternalReference['kind'];
type Known = (id: string) => boolean;

/** What a file answers for: its good rows, and its bad ones, which have faults of their own. */
function knownIn<Row>(read: RowsRead<Row>, idOf: (row: Row) => string): Known {
  const ids = new Set(read.rows.map(idOf));
  return (id) => !read.complete || ids.has(id) || read.faulty.has(id);
}

/** Every row of the folder that points to something outside it. */
export function findExternalReferences(
  files: FilesRead,
  invoices: readonly InvoiceRow[],
): ExternalReference[] {
  const found: ExternalReference[] = [];
  const isContact = knownIn(files.contacts, (row) => row.id);
  const known: Record<Kind, Known> = {
    contact: isContact,
    payer: isContact,
    product: knownIn(files.products, (row) => row.id),
    session: knownIn(files.sessions, (row) => row.id),
    invoice: knownIn(files.invoices, (row) => row.number),
    'invoice-line': knownIn(files.invoices, (row) => row.number),
    pass: knownIn(files.passes, (row) => row.id),
  };
  const refer = (
    { place }: { place: Place },
    kind: Kind,
    column: string,
    id: string | null,
    invoiceLine: ExternalReference['invoiceLine'] = null,
  ) => {
    if (id !== null && !known[kind](id)) found.push({ place, kind, column, id, invoiceLine });
  };
  for (const row of files.contacts.rows) {
    if (row.payerId !== row.id) refer(row, 'payer', 'payer_id', row.payerId);
  }
  for (const row of files.sessions.rows) refer(row, 'product', 'product_id', row.productId);
  for (const row of invoices) {
    refer(row, 'payer', 'payer_id', row.payerId);
    for (const line of row.lines) {
      refer(line, 'contact', 'contact_id', line.contactId);
      refer(line, 'product', 'product_id', line.productId);
    }
  }
  for (const { rows } of [files.payments, files.creditNotes, files.applications]) {
    for (const row of rows) refer(row, 'invoice', 'invoice_number', row.invoiceNumber);
  }
  for (const row of files.openingCredits.rows) refer(row, 'payer', 'contact_id', row.contactId);
  for (const { rows } of [files.enrolments, files.orders, files.passes]) {
    for (const row of rows) {
      refer(row, 'contact', 'contact_id', row.contactId);
      refer(row, 'product', 'product_id', row.productId);
    }
  }
  for (const row of files.bookings.rows) {
    refer(row, 'session', 'session_id', row.sessionId);
    refer(row, 'contact', 'contact_id', row.contactId);
    const { line, contactId } = row;
    const paidBy = line === null ? null : { line, contactId };
    refer(row, 'invoice-line', 'invoice_number', row.invoiceNumber, paidBy);
    refer(row, 'pass', 'pass_id', row.passId);
  }
  return found;
}
