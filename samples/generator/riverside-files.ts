import type { BookingCells, SamplePass } from './bookings.js';
import type { Books, NumberedInvoice } from './books.js';
import type { OpeningCredit, SampleContact, SampleEnrolment, SampleSession } from './club-model.js';
import { type CsvValue, csvText, pounds } from './csv-text.js';
import { passProductId } from './enrolments.js';
import { products } from './products.js';
import type { SampleOrder } from './upcoming.js';

export type Riverside = {
  contacts: SampleContact[];
  sessions: SampleSession[];
  enrolments: SampleEnrolment[];
  invoices: NumberedInvoice[];
  books: Books;
  openings: OpeningCredit[];
  bookings: BookingCells[];
  passes: SamplePass[];
  orders: SampleOrder[];
};

const currency = 'GBP';

function yesNo(answer: boolean): string {
  return answer ? 'yes' : 'no';
}

function lineRows(invoices: readonly NumberedInvoice[]): CsvValue[][] {
  return invoices.flatMap(({ number, lines }) =>
    lines.map((line, index) => [
      number,
      index + 1,
      line.contactId,
      line.productId,
      line.description,
      pounds(line.pence),
      line.taxRate,
      line.sessionsBilled,
      line.from,
      line.until,
    ]),
  );
}

function file(name: string, columns: string, rows: CsvValue[][]): [string, string] {
  return [`${name}.csv`, csvText(columns.split(','), rows)];
}

function moneyFiles({ books, invoices, openings }: Riverside): [string, string][] {
  return [
    file(
      'invoices',
      'number,payer_id,issued_on,due_on,currency,auto_collect,voided_on',
      invoices.map(({ number, payerId, issuedOn, dueOn, autoCollect }) => {
        const voidedOn = books.voidedOn.get(number) ?? null;
        return [number, payerId, issuedOn, dueOn, currency, yesNo(autoCollect), voidedOn];
      }),
    ),
    file(
      'invoice_lines',
      'invoice_number,line,contact_id,product_id,description,amount,tax_rate,sessions_billed,from,until',
      lineRows(invoices),
    ),
    file('payments', 'id,invoice_number,amount,provider,received_on,status', books.payments),
    file('credit_notes', 'invoice_number,amount,created_on,reason,line', books.creditNotes),
    file('applications', 'invoice_number,amount,applied_on', books.applications),
    file('write_offs', 'invoice_number,amount,written_off_on', books.writeOffs),
    file(
      'account_credit',
      'contact_id,amount,currency,created_on,expires_on',
      openings.map(({ contactId, pence, createdOn, expiresOn }) => {
        return [contactId, pounds(pence), currency, createdOn, expiresOn];
      }),
    ),
  ];
}

/** The club as the text of its import files. */
export function riversideFiles(club: Riverside): Map<string, string> {
  return new Map([
    file(
      'contacts',
      'id,name,email,payer_id',
      club.contacts.map(({ id, name, email, payerId }) => {
        return [id, name, email, payerId === id ? null : payerId];
      }),
    ),
    file(
      'products',
      'id,name,price,currency,billing,auto_collect',
      products.map((product) => {
        const { id, name, pence, billing, autoCollect } = product;
        return [id, name, pounds(pence), currency, billing, yesNo(autoCollect)];
      }),
    ),
    file(
      'sessions',
      'id,product_id,title,starts_at,ends_at',
      club.sessions.map((session) => {
        return [session.id, session.productId, session.title, session.startsAt, session.endsAt];
      }),
    ),
    file(
      'enrolments',
      'contact_id,product_id,from,until',
      club.enrolments.map((enrolment) => {
        return [enrolment.contactId, enrolment.productId, enrolment.from, enrolment.until];
      }),
    ),
    ...moneyFiles(club),
    file('bookings', 'session_id,contact_id,paid_by,invoice_number,line,pass_id', club.bookings),
    file(
      'orders',
      'id,contact_id,product_id,due_on,amount,currency',
      club.orders.map((order) => {
        return [
          order.id,
          order.contactId,
          order.productId,
          order.dueOn,
          pounds(order.pence),
          currency,
        ];
      }),
    ),
    file(
      'passes',
      'id,contact_id,product_id,uses_left',
      club.passes.map(({ id, contactId, uses }) => {
        return [id, contactId, passProductId, 10 - uses];
      }),
    ),
  ]);
}
