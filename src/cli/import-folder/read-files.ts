import type { ImportFault } from '../../domain/import/import-fault.js';
import { clubClock } from './club-time.js';
import { readRows } from './read-rows.js';
import { bookingSchema, orderSchema, passSchema } from './rows/booking-rows.js';
import { contactSchema, enrolmentSchema, productSchema, sessionSchema } from './rows/club-rows.js';
import { invoiceLineSchema, invoiceSchema } from './rows/invoice-rows.js';
import {
  applicationSchema,
  creditNoteSchema,
  openingCreditSchema,
  paymentSchema,
} from './rows/money-rows.js';

/** Reads every file of the folder by itself; what rows say about each other is not looked at. */
export async function readFiles(
  source: { folder: string; present: ReadonlySet<string>; faults: ImportFault[] },
  timeZone: string,
) {
  const session = sessionSchema(clubClock(timeZone));
  const kinds = {
    contacts: { file: 'contacts.csv', idColumn: 'id', schema: contactSchema },
    products: { file: 'products.csv', idColumn: 'id', schema: productSchema },
    sessions: { file: 'sessions.csv', idColumn: 'id', schema: session },
    enrolments: { file: 'enrolments.csv', idColumn: 'contact_id', schema: enrolmentSchema },
    invoices: { file: 'invoices.csv', idColumn: 'number', schema: invoiceSchema },
    lines: { file: 'invoice_lines.csv', idColumn: 'invoice_number', schema: invoiceLineSchema },
    payments: { file: 'payments.csv', idColumn: 'invoice_number', schema: paymentSchema },
    creditNotes: { file: 'credit_notes.csv', idColumn: 'invoice_number', schema: creditNoteSchema },
    applications: {
      file: 'applications.csv',
      idColumn: 'invoice_number',
      schema: applicationSchema,
    },
    openingCredits: {
      file: 'account_credit.csv',
      idColumn: 'contact_id',
      schema: openingCreditSchema,
    },
    bookings: { file: 'bookings.csv', idColumn: 'session_id', schema: bookingSchema },
    orders: { file: 'orders.csv', idColumn: 'id', schema: orderSchema },
    passes: { file: 'passes.csv', idColumn: 'id', schema: passSchema },
  } as const;
  return {
    contacts: await readRows(source, kinds.contacts),
    products: await readRows(source, kinds.products),
    sessions: await readRows(source, kinds.sessions),
    enrolments: await readRows(source, kinds.enrolments),
    invoices: await readRows(source, kinds.invoices),
    lines: await readRows(source, kinds.lines),
    payments: await readRows(source, kinds.payments),
    creditNotes: await readRows(source, kinds.creditNotes),
    applications: await readRows(source, kinds.applications),
    openingCredits: await readRows(source, kinds.openingCredits),
    bookings: await readRows(source, kinds.bookings),
    orders: await readRows(source, kinds.orders),
    passes: await readRows(source, kinds.passes),
  };
}

export type FilesRead = Awaited<ReturnType<typeof readFiles>>;
