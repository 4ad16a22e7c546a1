import type { ImportFileName } from '../../domain/import/file-layout.js';
import type { ImportRow, ImportSink, Place } from '../../domain/import/import-data.js';
import type { Staging } from './staging.js';

type Placed = { place: Place };

/** Puts rows where they are looked at, and what their cells point to where that is known. */
function pointersOf({ contacts, products, passes }: Staging) {
  return {
    contact: ({ place }: Placed, id: string) =>
      contacts.add(id, { kind: 'exists', reference: { place, column: 'contact_id', id } }),
    payer: ({ place }: Placed, column: string, id: string, of: string | null = null) =>
      contacts.add(id, { kind: 'payer', reference: { place, column, id }, of }),
    product: (
      { place }: Placed,
      id: string,
      billed: { currency: string; where: string } | null = null,
    ) =>
      products.add(id, { kind: 'exists', reference: { place, column: 'product_id', id }, billed }),
    pass: ({ place }: Placed, id: string, contactId: string) =>
      passes.add(id, { kind: 'exists', reference: { place, column: 'pass_id', id }, contactId }),
  };
}

type Pointers = ReturnType<typeof pointersOf>;

async function stageRow(staging: Staging, point: Pointers, row: ImportRow): Promise<void> {
  const { kind } = row;
  switch (kind) {
    case 'contact': {
      const { id, payerId } = row.row;
      if (payerId !== id) await point.payer(row.row, 'payer_id', payerId, id);
      return staging.contacts.add(id, { kind: 'row', row: row.row });
    }
    case 'product':
      return staging.products.add(row.row.id, { kind: 'row', row: row.row });
    case 'session':
      await point.product(row.row, row.row.productId);
      return staging.sessions.add(row.row.id, { kind: 'row', row: row.row });
    case 'invoice':
      await point.payer(row.row, 'payer_id', row.row.payerId);
      return staging.invoices.add(row.row.number, row);
    case 'line':
      await point.contact(row.row, row.row.contactId);
      return staging.invoices.add(row.row.invoiceNumber, row);
    case 'payment':
      return staging.transfers.add(row.row.id, row.row);
    case 'credit-note':
    case 'application':
    case 'overpayment':
    case 'refund':
    case 'write-off':
      return staging.invoices.add(row.row.invoiceNumber, row);
    case 'pay-out':
    case 'opening':
      await point.payer(row.row, 'contact_id', row.row.contactId);
      return staging.payers.add(row.row.contactId, { payerId: row.row.contactId, money: row });
    case 'enrolment':
    case 'order':
    case 'pass':
    case 'booking':
      return stageFamilyRow(staging, point, row);
    default:
      return kind satisfies never;
  }
}

async function stageFamilyRow(
  staging: Staging,
  point: Pointers,
  row: Extract<ImportRow, { kind: 'enrolment' | 'order' | 'pass' | 'booking' }>,
): Promise<void> {
  await point.contact(row.row, row.row.contactId);
  switch (row.kind) {
    case 'enrolment':
      await point.product(row.row, row.row.productId);
      return staging.enrolments.add(row.row.contactId, row.row);
    case 'order': {
      const billed = { currency: row.row.currency, where: 'the order is' };
      await point.product(row.row, row.row.productId, billed);
      return staging.orders.add(row.row.id, { kind: 'row', row: row.row });
    }
    case 'pass':
      await point.product(row.row, row.row.productId);
      return staging.passes.add(row.row.id, { kind: 'row', row: row.row });
    case 'booking': {
      const { sessionId, contactId, invoiceNumber, passId } = row.row;
      if (invoiceNumber !== null) await staging.invoices.add(invoiceNumber, row);
      if (passId !== null) await point.pass(row.row, passId, contactId);
      return staging.sessions.add(sessionId, row);
    }
    default:
      return row satisfies never;
  }
}

function stageFaulty(staging: Staging, file: ImportFileName, id: string): Promise<void> {
  const faulty = { kind: 'faulty', id } as const;
  switch (file) {
    case 'contacts.csv':
      return staging.contacts.add(id, faulty);
    case 'products.csv':
      return staging.products.add(id, faulty);
    case 'sessions.csv':
      return staging.sessions.add(id, faulty);
    case 'passes.csv':
      return staging.passes.add(id, faulty);
    case 'orders.csv':
      return staging.orders.add(id, faulty);
    case 'invoices.csv':
    case 'invoice_lines.csv':
    case 'payments.csv':
    case 'credit_notes.csv':
    case 'applications.csv':
    case 'overpayments.csv':
    case 'refunds.csv':
    case 'write_offs.csv':
      return staging.invoices.add(id, { kind: 'faulty', file, number: id });
    case 'enrolments.csv':
    case 'account_credit.csv':
    case 'pay_outs.csv':
    case 'bookings.csv':
      return Promise.resolve();
    default:
      return file satisfies never;
  }
}

/** Takes the rows of a folder into the staging. `unreadable` gets the files that have none. */
export function stagingSink(staging: Staging, unreadable: Set<ImportFileName>): ImportSink {
  const point = pointersOf(staging);
  return {
    row: (row) => stageRow(staging, point, row),
    faulty: (file, id) => stageFaulty(staging, file, id),
    unreadable(file) {
      unreadable.add(file);
    },
  };
}
