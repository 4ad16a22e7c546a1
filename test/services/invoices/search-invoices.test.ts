import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  findInvoiceIdByNumber,
  offerInvoices,
} from '../../../src/services/invoices/search-invoices.js';
import { admin, type LedgerDesk, openLedgerDesk, raise } from '../../support/ledger-desk.js';
import { issueNumber } from '../../support/numbered-invoice.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  await issueNumber(desk, 'INV-7');
  await issueNumber(desk, 'x-9a');
  await issueNumber(desk, 'ＩＮＶ-４２００');
  await issueNumber(desk, 'INV-٤٣٠٠');
  await issueNumber(desk, 'BRK-PAID');
  await issueNumber(desk, 'Brk-Open');
  await issueNumber(desk, 'Året');
  await raise(desk, 'club:BRK-PAID', 100n);
});
afterAll(() => desk.close());

test.each([
  ['INV-7', 'club:INV-7'],
  [' inv-7 ', 'club:INV-7'],
  ['x-9a', 'club:x-9a'],
  ['4200', 'club:ＩＮＶ-４２００'],
  ['４２００', 'club:ＩＮＶ-４２００'],
  ['INV-4200', 'club:ＩＮＶ-４２００'],
  ['inv 4200', 'club:ＩＮＶ-４２００'],
  ['ＩＮＶ－４２００', 'club:ＩＮＶ-４２００'],
  ['4300', 'club:INV-٤٣٠٠'],
  ['٤٣٠٠', 'club:INV-٤٣٠٠'],
  ['inv-4300', 'club:INV-٤٣٠٠'],
  ['BRK-PAID', 'club:BRK-PAID'],
  ['brk-paid', 'club:BRK-PAID'],
  [' Brk-Paid ', 'club:BRK-PAID'],
  ['BRK-OPEN', 'club:Brk-Open'],
  ['brk-open', 'club:Brk-Open'],
  ['året', 'club:Året'],
  ['BRK-PAID-CN-1', 'club:BRK-PAID'],
  ['brk-paid-cn-1', 'club:BRK-PAID'],
  ['BRK-PAID-CN-2', null],
  ['BRK', null],
  ['INV-8', null],
  ['', null],
])('finds the invoice that a person calls "%s"', async (typed, id) => {
  expect(await findInvoiceIdByNumber(desk, admin, typed)).toBe(id);
});

test.each([
  ['x-9', ['x-9a']],
  ['inv-', []],
  ['4200', ['ＩＮＶ-４２００']],
  ['inv-7', ['INV-7']],
  ['brk', ['BRK-PAID', 'Brk-Open']],
  ['brk-p', ['BRK-PAID']],
  ['BRK-O', ['Brk-Open']],
  ['paid', []],
])('offers for "%s" what begins with it, in small letters too', async (text, numbers) => {
  const search = { text, status: null, payerId: null, limit: 5 };
  const { offered } = await offerInvoices(desk, admin, search);
  expect(offered.map(({ invoice }) => invoice.number).sort()).toEqual(numbers);
});
