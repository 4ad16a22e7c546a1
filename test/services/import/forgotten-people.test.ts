import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileLayouts } from '../../../src/domain/import/file-layout.js';
import type { Files } from '../../cli/import-folder/folder.js';
import { auditDifferences, type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';
import {
  applicationColumns,
  creditColumns,
  csv,
  emptyDatabase,
  importFiles,
  importSound,
  noteColumns,
  paymentColumns,
} from './import-desk.js';

let desk: LedgerDesk;

const contacts = 'id,name,payer_id';
const invoices = 'number,payer_id,issued_on,due_on,currency,auto_collect';
const lines = 'invoice_number,line,contact_id,description,amount';
const bookings = 'session_id,contact_id,paid_by,pass_id';
const passes = 'id,contact_id,product_id,uses_left';
const orders = 'id,contact_id,product_id,due_on,amount,currency';
const enrolments = 'contact_id,product_id,from,until';
const products = 'id,name,price,currency,billing,auto_collect';
const sessions = 'id,product_id,title,starts_at,ends_at';

/** Of everything something: Kari pays for Bo, Dag for Una; all that is Kari's is settled. */
const old: Files = {
  contacts: csv(
    contacts,
    ...['kari,Kari Prinz,', 'bo,Bo Prinz,kari', 'dag,Dag Berg,', 'una,Una Berg,dag'],
  ),
  products: csv(products, 'GYM,Gymnastics,10.00,GBP,termly,no'),
  sessions: csv(sessions, 'S1,GYM,Week 1,2026-01-05T17:00,2026-01-05T18:00'),
  enrolments: csv(enrolments, 'bo,GYM,2025-09-01,2026-01-31'),
  passes: csv(passes, 'PASS,bo,GYM,3'),
  orders: csv(orders, 'ORD,bo,GYM,2026-01-31,10.00,GBP'),
  bookings: csv(bookings, 'S1,bo,pass,PASS'),
  invoices: csv(
    invoices,
    ...['1', '3', '4', '5', '6'].map((n) => `OLD-${n},kari,2026-01-02,2026-01-09,GBP,no`),
    'OLD-2,dag,2026-01-02,2026-01-09,GBP,no',
  ),
  invoice_lines: csv(
    lines,
    ...['OLD-1,1,bo,Judo,10.00', 'OLD-2,1,dag,Judo,10.00', 'OLD-2,2,una,Judo,10.00'],
    ...['OLD-3,1,kari,Judo,20.00', 'OLD-4,1,bo,Judo,8.00', 'OLD-5,1,bo,Judo,6.00'],
    'OLD-6,1,kari,Judo,4.00',
  ),
  payments: csv(
    paymentColumns,
    ...['P-1,OLD-1,10.00,bank,2026-01-05,received', 'P-3,OLD-3,25.00,bank,2026-01-05,received'],
  ),
  credit_notes: csv(noteColumns, 'OLD-4,8.00,2026-01-06,Ill,'),
  overpayments: csv('invoice_number,amount,moved_on', 'OLD-3,5.00,2026-01-06'),
  account_credit: csv(creditColumns, 'kari,7.00,GBP,2026-01-02,'),
  applications: csv(applicationColumns, 'OLD-6,4.00,2026-01-07'),
  refunds: csv('invoice_number,amount,refunded_on', 'OLD-1,2.00,2026-01-07'),
  write_offs: csv('invoice_number,amount,written_off_on', 'OLD-5,6.00,2026-01-07'),
  pay_outs: csv('contact_id,amount,currency,paid_on', 'kari,8.00,GBP,2026-01-08'),
};

beforeAll(async () => {
  desk = await openLedgerDesk();
  await emptyDatabase(desk);
  await importSound(desk, old);
  const gone = { _id: { $in: ['club:kari', 'club:bo', 'club:una'] } };
  const set = { forgottenAt: new Date(), name: 'Forgotten person' };
  const { contacts: people } = desk.store.collections;
  await people.updateMany(gone, { $set: set, $unset: { formerNames: '' } });
  const { db } = desk.store;
  await db.collection<{ _id: string }>('contacts').updateMany(gone, { $unset: { imported: '' } });
});
afterAll(() => desk.close());

it('takes the old files as before: nothing is new, and nobody comes back', async () => {
  expect(await importSound(desk, old)).toEqual([0, 0]);
  expect(await desk.store.collections.contacts.countDocuments({ name: /Prinz/ })).toBe(0);
  const known = Object.keys(fileLayouts).map((name) => name.replace('.csv', ''));
  expect(Object.keys(old).sort()).toEqual(known.sort());
});

const today = '2026-02-02';
const voided = `${invoices},voided_on`;

/** Each row that is new, or says something new, about Kari, Bo or Una, with who is named. */
const refused: readonly (readonly [string, Files, string])[] = [
  ['a child of a payer', { contacts: csv(contacts, 'ida,Ida Prinz,kari') }, 'contacts.csv kari'],
  ['another payer', { contacts: csv(contacts, 'bo,Bo Prinz,dag') }, 'contacts.csv bo'],
  ['a place', { enrolments: csv(enrolments, `bo,GYM,${today},`) }, 'enrolments.csv bo'],
  [
    'a last day',
    { enrolments: csv(enrolments, 'bo,GYM,2025-09-01,2026-02-28') },
    'enrolments.csv bo',
  ],
  ['a pass', { passes: csv(passes, 'PASS2,bo,GYM,3') }, 'passes.csv bo'],
  ['uses of a pass', { passes: csv(passes, 'PASS,bo,GYM,2') }, 'passes.csv bo'],
  ['an order', { orders: csv(orders, `ORD2,una,GYM,${today},1.00,GBP`) }, 'orders.csv una'],
  [
    'an amount of an order',
    { orders: csv(orders, 'ORD,bo,GYM,2026-01-31,9.00,GBP') },
    'orders.csv bo',
  ],
  ['a booking', { bookings: csv(bookings, 'S1,una,free,') }, 'bookings.csv una'],
  ['who pays a booking', { bookings: csv(bookings, 'S1,bo,free,') }, 'bookings.csv bo'],
  [
    'an invoice',
    {
      invoices: csv(invoices, `NEW-1,kari,${today},${today},GBP,no`),
      invoice_lines: csv(lines, 'NEW-1,1,dag,Judo,1.00'),
    },
    'invoices.csv kari',
  ],
  [
    'a line',
    {
      invoices: csv(invoices, `NEW-2,dag,${today},${today},GBP,no`),
      invoice_lines: csv(lines, 'NEW-2,1,dag,Judo,1.00', 'NEW-2,2,una,Judo for Una,1.00'),
    },
    'invoice_lines.csv una',
  ],
  [
    'an invoice that is void now',
    {
      invoices: csv(voided, `OLD-4,kari,2026-01-02,2026-01-09,GBP,no,${today}`),
      invoice_lines: csv(lines, 'OLD-4,1,bo,Judo,8.00'),
    },
    'invoices.csv kari',
  ],
  [
    'credit',
    { credit_notes: csv(noteColumns, `OLD-1,1.00,${today},Kari asked,`) },
    'credit_notes.csv kari',
  ],
  [
    'credit on a line of a child',
    { credit_notes: csv(noteColumns, `OLD-2,1.00,${today},Una was ill,2`) },
    'credit_notes.csv una',
  ],
  [
    'credit on all lines of a family',
    { credit_notes: csv(noteColumns, `OLD-2,1.00,${today},Una was ill,`) },
    'credit_notes.csv una',
  ],
  [
    'credit that is void now',
    { credit_notes: csv(`${noteColumns},voided_on`, `OLD-4,8.00,2026-01-06,Ill,,${today}`) },
    'credit_notes.csv kari',
  ],
  [
    'an opening balance',
    { account_credit: csv(creditColumns, `kari,4.00,GBP,${today},`) },
    'account_credit.csv kari',
  ],
  [
    'a use of credit',
    { applications: csv(applicationColumns, `OLD-5,1.00,${today}`) },
    'applications.csv kari',
  ],
  [
    'a use of credit that is taken back now',
    { applications: csv(`${applicationColumns},taken_back_on`, `OLD-6,4.00,2026-01-07,${today}`) },
    'applications.csv kari',
  ],
  [
    'an overpayment',
    { overpayments: csv('invoice_number,amount,moved_on', `OLD-1,1.00,${today}`) },
    'overpayments.csv kari',
  ],
  [
    'a refund',
    { refunds: csv('invoice_number,amount,refunded_on', `OLD-1,1.00,${today}`) },
    'refunds.csv kari',
  ],
  [
    'a write-off',
    { write_offs: csv('invoice_number,amount,written_off_on', `OLD-1,1.00,${today}`) },
    'write_offs.csv kari',
  ],
  [
    'a pay-out',
    { pay_outs: csv('contact_id,amount,currency,paid_on', `kari,1.00,GBP,${today}`) },
    'pay_outs.csv kari',
  ],
];

it.each(refused)('refuses %s of somebody forgotten', async (_what, files, named) => {
  const [file, id] = named.split(' ');
  const result = await importFiles(desk, files);
  expect(result).toMatchObject({
    ...{ ok: false, booked: 0, added: 0, changed: 0 },
    faults: [
      {
        ...{ file, value: id },
        reason: `${id} was forgotten, so nothing new about them is kept: leave this row out. Somebody who comes back is a new contact with an id of its own.`,
      },
    ],
  });
});

it('refuses rows of each file that can be about somebody', () => {
  const about = new Set(refused.map(([_what, _files, named]) => named.split(' ')[0]));
  const nobody = ['products.csv', 'sessions.csv', 'payments.csv'];
  expect([...about, ...nobody].sort()).toEqual(Object.keys(fileLayouts).sort());
});

it('takes what is about others, also on an invoice of a family', async () => {
  const files = {
    contacts: csv(contacts, 'ida,Ida Berg,dag'),
    enrolments: csv(enrolments, `dag,GYM,${today},`),
    bookings: csv(bookings, 'S1,dag,free,'),
    credit_notes: csv(noteColumns, `OLD-2,1.00,${today},Dag was ill,1`),
  };
  expect(await importSound(desk, files)).toEqual([1, 3]);
});

it('takes money that arrives, and money that goes back, all the same', async () => {
  const late = csv(paymentColumns, 'P-2,OLD-1,3.00,bank,2026-03-05,received');
  expect(await importSound(desk, { payments: late })).toEqual([1, 0]);
  const bounced = csv(
    `${paymentColumns},reversed_on`,
    'P-3,OLD-3,25.00,bank,2026-01-05,bounced,2026-03-06',
  );
  expect(await importSound(desk, { payments: bounced })).toEqual([1, 0]);
  expect(await auditDifferences(desk)).toEqual([]);
  expect(await desk.store.collections.invoices.countDocuments()).toBe(6);
});
