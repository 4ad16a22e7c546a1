import { afterAll, beforeAll, expect, test } from 'vitest';
import { chained } from '../../../src/domain/books/chain.js';
import { planIssueInvoice } from '../../../src/domain/invoices/issue-invoice.js';
import {
  findInvoiceIdByNumber,
  offerInvoices,
} from '../../../src/services/invoices/search-invoices.js';
import { commitPlans } from '../../../src/store/ledger/commit-plans.js';
import { digestOf } from '../../../src/store/ledger/digest.js';
import { admin, type LedgerDesk, openLedgerDesk, payerId } from '../../support/ledger-desk.js';
import { eventContext, firstIssue } from '../../support/rules.js';

let desk: LedgerDesk;

async function issueNumber(number: string): Promise<void> {
  const line = {
    line: 1,
    beneficiaryId: payerId,
    productId: null,
    description: 'Term',
    amount: 1000n,
    taxRate: null,
    sessionsBilled: null,
    from: null,
    until: null,
  };
  const id = `club:${number}`;
  const dates = { issuedOn: '2026-11-20', dueOn: '2026-12-01' };
  const invoice = { id, number, clubId: 'club', payerId, currency: 'GBP', ...dates };
  const plan = planIssueInvoice(
    firstIssue,
    { ...invoice, autoCollect: false, lines: [line] },
    eventContext({ key: `issue:${id}` }),
  );
  await commitPlans(desk.store, [chained(plan, digestOf)]);
}

beforeAll(async () => {
  desk = await openLedgerDesk();
  await issueNumber('INV-7');
  await issueNumber('x-9a');
});
afterAll(() => desk.close());

test.each([
  ['INV-7', 'club:INV-7'],
  [' inv-7 ', 'club:INV-7'],
  ['x-9a', 'club:x-9a'],
  ['INV-8', null],
  ['', null],
])('finds the invoice that a person calls "%s"', async (typed, id) => {
  expect(await findInvoiceIdByNumber(desk, admin, typed)).toBe(id);
});

test.each([
  ['x-9', ['x-9a']],
  ['inv-', []],
  ['inv-7', ['INV-7']],
])('offers for "%s" what begins with it, in small letters too', async (text, numbers) => {
  const search = { text, status: null, payerId: null, limit: 5 };
  const { offered } = await offerInvoices(desk, admin, search);
  expect(offered.map(({ invoice }) => invoice.number)).toEqual(numbers);
});
