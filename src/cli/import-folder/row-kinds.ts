import type { z } from 'zod';
import type { ImportFileName } from '../../domain/import/file-layout.js';
import type { ImportRow, Place } from '../../domain/import/import-data.js';
import { clubClock } from './club-time.js';
import type { Cells, RowKind } from './read-rows.js';
import { bookingSchema, orderSchema, passSchema } from './rows/booking-rows.js';
import { contactSchema, enrolmentSchema, productSchema, sessionSchema } from './rows/club-rows.js';
import { invoiceLineSchema, invoiceSchema } from './rows/invoice-rows.js';
import {
  applicationSchema,
  creditNoteSchema,
  openingCreditSchema,
  overpaymentSchema,
  payOutSchema,
  refundSchema,
  writeOffSchema,
} from './rows/money-rows.js';
import { paymentSchema } from './rows/payment-rows.js';

/** How a file's rows are read: by a schema of its cells, and what kind of row that gives. */
function kindOf<Row extends object>(
  file: ImportFileName,
  idColumn: string,
  schema: z.ZodType<Row, unknown>,
  toRow: (row: Row & { place: Place }) => ImportRow,
): RowKind {
  return {
    file,
    idColumn,
    read(cells: Cells, place: Place) {
      const parsed = schema.safeParse(cells);
      if (!parsed.success) return { ok: false, issues: parsed.error.issues };
      return { ok: true, row: toRow({ ...parsed.data, place }) };
    },
  };
}

/** Every kind of row, in the order in which the files are read. */
export function rowKinds(timeZone: string): RowKind[] {
  const session = sessionSchema(clubClock(timeZone));
  const number = 'invoice_number';
  return [
    kindOf('contacts.csv', 'id', contactSchema, (row) => ({ kind: 'contact', row })),
    kindOf('products.csv', 'id', productSchema, (row) => ({ kind: 'product', row })),
    kindOf('sessions.csv', 'id', session, (row) => ({ kind: 'session', row })),
    kindOf('enrolments.csv', 'contact_id', enrolmentSchema, (row) => ({ kind: 'enrolment', row })),
    kindOf('invoices.csv', 'number', invoiceSchema, (row) => ({ kind: 'invoice', row })),
    kindOf('invoice_lines.csv', number, invoiceLineSchema, (row) => ({ kind: 'line', row })),
    kindOf('payments.csv', number, paymentSchema, (row) => ({ kind: 'payment', row })),
    kindOf('credit_notes.csv', number, creditNoteSchema, (row) => ({ kind: 'credit-note', row })),
    kindOf('applications.csv', number, applicationSchema, (row) => ({ kind: 'application', row })),
    kindOf('overpayments.csv', number, overpaymentSchema, (row) => ({ kind: 'overpayment', row })),
    kindOf('refunds.csv', number, refundSchema, (row) => ({ kind: 'refund', row })),
    kindOf('write_offs.csv', number, writeOffSchema, (row) => ({ kind: 'write-off', row })),
    kindOf('pay_outs.csv', 'contact_id', payOutSchema, (row) => ({ kind: 'pay-out', row })),
    kindOf('account_credit.csv', 'contact_id', openingCreditSchema, (row) => {
      return { kind: 'opening', row };
    }),
    kindOf('bookings.csv', 'session_id', bookingSchema, (row) => ({ kind: 'booking', row })),
    kindOf('orders.csv', 'id', orderSchema, (row) => ({ kind: 'order', row })),
    kindOf('passes.csv', 'id', passSchema, (row) => ({ kind: 'pass', row })),
  ];
}
