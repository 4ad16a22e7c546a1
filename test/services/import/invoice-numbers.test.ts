import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberDigits } from '../../../src/domain/invoices/number-digits.js';
import {
  findInvoiceIdByNumber,
  offerInvoices,
} from '../../../src/services/invoices/search-invoices.js';
import {
  admin,
  auditDifferences,
  invoiceNow,
  type LedgerDesk,
  openLedgerDesk,
  raise,
} from '../../support/ledger-desk.js';
import { csv, digestOf, importSound, refusedFaults } from './import-desk.js';

let desk: LedgerDesk;

const numbers = [
  '2026/014',
  'Nº 2026/0150',
  '#12',
  'Invoice 7731: spring',
  'INV 2026-09 (A) 88',
  'Rechnung Ü-4410',
  "O'Brien & Co 977",
];

const heads = csv(
  'number,payer_id,issued_on,due_on,currency,auto_collect',
  ...numbers.map((number) => `"${number}",C1,2026-09-03,2026-09-17,GBP,no`),
);
const club = {
  contacts: 'id,name\nC1,Priya\n',
  invoices: heads,
  invoice_lines: csv(
    'invoice_number,line,contact_id,description,amount',
    ...numbers.map((number) => `"${number.replaceAll(' ', '  ')}",1,C1,Term,30.00`),
  ),
  payments: csv(
    'id,invoice_number,amount,provider,received_on,status',
    ...numbers.map((number, index) => `P${index},"${number}",10.00,bank,2026-09-05,received`),
  ),
};

beforeAll(async () => {
  desk = await openLedgerDesk();
  expect(await importSound(desk, club)).toEqual([14, 1]);
});
afterAll(() => desk.close());

describe('invoice numbers as clubs have them', () => {
  it('are taken as they are, several blanks as one, and known again', async () => {
    const before = await digestOf(desk);
    expect(await importSound(desk, club)).toEqual([0, 0]);
    expect(await digestOf(desk)).toEqual(before);
    for (const number of numbers) {
      expect(await invoiceNow(desk, `club:${number}`)).toMatchObject({ number, paid: 1000n });
    }
  });

  it('are the same in both ways in which Unicode writes an accent, in any file', async () => {
    const before = await digestOf(desk);
    const apart = Object.entries(club).map(([file, text]) => [file, text.normalize('NFD')]);
    expect(await importSound(desk, Object.fromEntries(apart))).toEqual([0, 0]);
    const { invoice_lines, ...others } = club;
    const mixed = { ...others, invoice_lines: invoice_lines.normalize('NFD') };
    expect(await importSound(desk, mixed)).toEqual([0, 0]);
    expect(await digestOf(desk)).toEqual(before);
  });

  it('can be credited, and the books are right', async () => {
    for (const number of numbers) await raise(desk, `club:${number}`, 100n);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it.each([
    ['14', '2026/014'],
    ['2026014', '2026/014'],
    ['0150', 'Nº 2026/0150'],
    ['#12', '#12'],
    ['7731', 'Invoice 7731: spring'],
    ['88', 'INV 2026-09 (A) 88'],
    ['4410', 'Rechnung Ü-4410'],
    ['977', "O'Brien & Co 977"],
  ])('are found by their digits: %s is %s', async (typed, number) => {
    expect(await findInvoiceIdByNumber(desk, admin, typed)).toBe(`club:${number}`);
    const search = { text: typed, status: null, payerId: null, limit: 5 };
    const { offered } = await offerInvoices(desk, admin, search);
    expect(offered.map(({ invoice }) => invoice.number)).toContain(number);
  });

  it('are offered, and not chosen, where several have the digits', async () => {
    expect(await findInvoiceIdByNumber(desk, admin, '2026')).toBeNull();
    const search = { text: '2026', status: null, payerId: null, limit: 5 };
    expect((await offerInvoices(desk, admin, search)).offered).toHaveLength(3);
  });

  it('of signs that look like another are refused, with the sign shown', async () => {
    const invoices = heads.replace('#12', 'INV\u201112');
    expect(await refusedFaults(desk, { ...club, invoices })).toContainEqual(
      expect.objectContaining({ file: 'invoices.csv', line: 4, value: 'INV\\u201112' }),
    );
  });
});

it.each([
  ['INV-1042', ['1042']],
  ['2026/014', ['2026', '14', '2026014']],
  ['007', ['7', '007']],
  ['A', []],
])('the digits of %s are %j', (number, digits) => {
  expect(numberDigits(number)).toEqual(digits);
});
