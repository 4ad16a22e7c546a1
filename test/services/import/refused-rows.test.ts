import { describe, expect, it } from 'vitest';
import { type Files, soundClub } from '../../cli/import-folder/folder.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  applicationColumns,
  creditColumns,
  csv,
  noteColumns,
  paymentColumns,
  refusedFaults,
} from './import-desk.js';

const desk = await deskForFile();

const payments = (...rows: string[]) => ({ payments: csv(paymentColumns, ...rows) });
const notes = (...rows: string[]) => ({ credit_notes: csv(noteColumns, ...rows) });
const uses = (...rows: string[]) => ({ applications: csv(applicationColumns, ...rows) });
const credit = (...rows: string[]) => ({ account_credit: csv(creditColumns, ...rows) });
const voided = (number: 'INV-1' | 'INV-2', day: string) => {
  const end = number === 'INV-1' ? 'GBP,no,' : 'GBP,yes,';
  return { invoices: soundClub.invoices.replace(end, `${end}${day}`) };
};

type Case = [
  name: string,
  files: Files,
  place: [file: string, line: number, column: string, value: string],
  sentence: string,
];

const cases: Case[] = [
  [
    'credit before the invoice',
    notes('INV-1,5,2026-09-02,x,'),
    ['credit_notes.csv', 2, 'created_on', '2026-09-02'],
    'before INV-1 was issued on 2026-09-03',
  ],
  [
    'credit above the invoice',
    notes('INV-2,20,2026-09-10,x,', 'INV-2,10.01,2026-09-11,x,'),
    ['credit_notes.csv', 3, 'amount', '10.01'],
    'On 2026-09-11: At most £10.00 can still be credited on INV-2.',
  ],
  [
    'credit above a line',
    notes('INV-1,114,2026-09-10,x,', 'INV-1,60.01,2026-09-11,x,1'),
    ['credit_notes.csv', 3, 'amount', '60.01'],
    'At most £60.00 can still be credited on this line.',
  ],
  [
    'credit on a line that is not there',
    notes('INV-1,5,2026-09-10,x,3'),
    ['credit_notes.csv', 2, 'line', '3'],
    'INV-1 has no line 3; its lines are 1 to 2',
  ],
  [
    'credit while a payment is pending',
    {
      ...payments('P1,INV-1,5,card,2026-09-10,pending'),
      ...notes('INV-1,5,2026-09-11,x,'),
    },
    ['credit_notes.csv', 2, 'invoice_number', 'INV-1'],
    'a card payment of £5.00 is on its way since 10 Sep',
  ],
  [
    'an application above the debt',
    { ...credit('C1,90,GBP,2026-08-31,'), ...uses('INV-2,30.01,2026-09-10') },
    ['applications.csv', 2, 'amount', '30.01'],
    'Only £30.00 is outstanding on INV-2',
  ],
  [
    'an application without credit',
    {
      ...credit('C1,4,GBP,2026-08-31,', 'C1,9,GBP,2026-08-31,2026-09-09'),
      ...uses('INV-2,10,2026-09-10'),
    },
    ['applications.csv', 2, 'amount', '10.00'],
    'There is £4.00 of account credit to use (£9.00 has expired)',
  ],
  [
    'credit of another currency',
    { ...credit('C1,10,EUR,2026-08-31,'), ...uses('INV-2,10,2026-09-10') },
    ['applications.csv', 2, 'amount', '10.00'],
    'There is no account credit to use',
  ],
  [
    'a void invoice with money on it',
    { ...payments('P1,INV-1,5,card,2026-09-03,received'), ...voided('INV-1', '2026-09-05') },
    ['invoices.csv', 2, 'voided_on', '2026-09-05'],
    '£5.00 was received on it and not sent back',
  ],
  [
    'a void invoice with money on its way',
    { ...payments('P1,INV-1,5,card,2026-09-03,pending'), ...voided('INV-1', '2026-09-05') },
    ['invoices.csv', 2, 'voided_on', '2026-09-05'],
    'a card payment of £5.00 is on its way',
  ],
  [
    'credit after the void',
    { ...notes('INV-1,5,2026-09-06,x,'), ...voided('INV-1', '2026-09-05') },
    ['credit_notes.csv', 2, 'invoice_number', 'INV-1'],
    'INV-1 is void, so nothing can be booked on it',
  ],
  [
    'a void invoice that made credit',
    {
      ...credit('C1,30.00,GBP,2026-08-31,'),
      ...uses('INV-2,30.00,2026-09-05'),
      ...notes('INV-2,5,2026-09-06,x,'),
      ...voided('INV-2', '2026-09-07'),
    },
    ['invoices.csv', 3, 'voided_on', '2026-09-07'],
    '£5.00 of account credit was made from it',
  ],
];

describe('a row that the rules refuse is named with its file, line and reason', () => {
  it.each(cases)('%s', async (_name, files, [file, line, column, value], sentence) => {
    expect(await refusedFaults(desk, { ...soundClub, ...files })).toEqual([
      { file, line, column, value, reason: expect.stringContaining(sentence) },
    ]);
  });
});

describe('one bad row', () => {
  const places = async (files: Files) => {
    const faults = await refusedFaults(desk, { ...soundClub, ...files });
    return faults.map(({ file, line, column }) => `${file} ${line} ${column}`);
  };

  it('is the only fault of its invoice, whatever follows from it', async () => {
    const files = {
      ...notes('INV-2,31,2026-09-10,x,', 'INV-2,30,2026-09-11,x,', 'INV-2,5,2026-09-12,x,'),
      ...voided('INV-2', '2026-09-13'),
    };
    expect(await places(files)).toEqual(['credit_notes.csv 2 amount']);
  });

  it('does not make applications wrong that would have spent its credit', async () => {
    const files = {
      ...payments('P1,INV-1,228,card,2026-09-09,received'),
      ...notes('INV-1,228.01,2026-09-10,x,'),
      ...uses('INV-2,30,2026-09-11'),
    };
    expect(await places(files)).toEqual(['credit_notes.csv 2 amount']);
  });

  it('does not hide what is wrong with the next invoice, or with the next payer', async () => {
    const files = {
      contacts: `${soundClub.contacts}C9,Zoë,,\n`,
      invoices: `${soundClub.invoices}INV-3,C9,2026-09-04,2026-09-18,GBP,yes,\n`,
      invoice_lines: `${soundClub.invoice_lines}INV-3,1,C9,,Kit,30.00,,,,\n`,
      ...notes('INV-1,229,2026-09-10,x,', 'INV-2,31,2026-09-10,x,'),
      ...uses('INV-3,1,2026-09-10', 'INV-3,2,2026-09-11'),
    };
    expect(await places(files)).toEqual([
      'credit_notes.csv 2 amount',
      'credit_notes.csv 3 amount',
      'applications.csv 2 amount',
    ]);
  });

  it('of the files is named together with those of the rules, but blamed for nothing more', async () => {
    const files = {
      ...credit('C1,many,GBP,2026-08-31,'),
      ...payments('P1,INV-1,five,card,2026-09-10,received', 'P2,INV-7,5,card,2026-09-10,received'),
      ...notes('INV-1,500,2026-09-10,x,', 'INV-2,31,2026-09-10,x,'),
      ...uses('INV-2,10,2026-09-09'),
      enrolments: 'contact_id,product_id,from,until\nC2,SWIM,2026-09-01,\n',
    };
    expect(await places(files)).toEqual([
      'enrolments.csv 2 product_id',
      'payments.csv 2 amount',
      'payments.csv 3 invoice_number',
      'account_credit.csv 2 amount',
    ]);
  });
});

describe('a row that points to what is nowhere', () => {
  const nowhere: [string, Files, string][] = [
    ['payer', { contacts: 'id,name,payer_id\nC2,Asha,C77\n' }, 'contacts.csv 2 payer_id "C77"'],
    [
      'product',
      { sessions: soundClub.sessions, contacts: soundClub.contacts },
      'sessions.csv 2 product_id "GYM"',
    ],
    [
      'session',
      {
        contacts: soundClub.contacts,
        bookings: 'session_id,contact_id,paid_by\nS9,C2,free\n',
      },
      'bookings.csv 2 session_id "S9"',
    ],
    [
      'pass',
      { ...soundClub, bookings: 'session_id,contact_id,paid_by,pass_id\nS1,C2,pass,PX\n' },
      'bookings.csv 2 pass_id "PX"',
    ],
    [
      'invoice',
      payments('P1,INV-7,5,card,2026-09-10,received'),
      'payments.csv 2 invoice_number "INV-7"',
    ],
    [
      'payer who does not pay',
      credit('nora,5,GBP,2026-09-10,'),
      'account_credit.csv 2 contact_id "nora"',
    ],
  ];
  it.each(nowhere)('%s', async (_name, files, place) => {
    const faults = await refusedFaults(desk, files);
    expect(faults.map((f) => `${f.file} ${f.line} ${f.column} "${f.value}"`)).toEqual([place]);
  });
});
