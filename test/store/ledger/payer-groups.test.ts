import { afterAll, beforeAll, expect, it } from 'vitest';
import { chained } from '../../../src/domain/books/chain.js';
import { differenceSentence } from '../../../src/domain/books/difference.js';
import { planOpenCredit } from '../../../src/domain/credit/open-credit.js';
import { planIssueInvoice } from '../../../src/domain/invoices/issue-invoice.js';
import { auditBooks } from '../../../src/store/ledger/audit-books.js';
import { commitPlans } from '../../../src/store/ledger/commit-plans.js';
import { digestOf } from '../../../src/store/ledger/digest.js';
import { payerGroups } from '../../../src/store/ledger/payer-groups.js';
import { streamBooks } from '../../../src/store/ledger/stream-journal.js';
import { clubId, type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';
import { anInvoice, eventContext, firstIssue } from '../../support/rules.js';

/** In the database's order, which is not JavaScript's: an emoji comes after the last letter. */
const payers = ['club:C1', 'club:C10', 'club:C2', 'club:Zoë', 'club:\uffee', 'club:🤸', 'club:🤸‍♀️'];
const currencies = ['EUR', 'GBP'];

let desk: LedgerDesk;

function plansOf(payerId: string, at: number) {
  return currencies.flatMap((currency) => {
    const owner = { clubId, payerId, currency };
    const id = `club:${at}:${currency}`;
    const { lines, issuedOn, dueOn } = anInvoice([600n]);
    const request = { ...owner, id, number: `${at}:${currency}`, issuedOn, dueOn, lines };
    const opening = { amount: 100n, createdOn: '2026-10-01', expiresOn: null };
    return [
      planOpenCredit({ account: null, owner }, opening, eventContext()),
      planIssueInvoice(firstIssue, { ...request, autoCollect: false }, eventContext()),
    ];
  });
}

beforeAll(async () => {
  desk = await openLedgerDesk();
  const plans = payers.flatMap(plansOf).map((plan) => chained(plan, digestOf));
  expect(await commitPlans(desk.store, plans)).toEqual({ kind: 'committed' });
});
afterAll(() => desk.close());

it.each([1, 3, 4, 5, 9, 28, 2000])(
  'every payer is in one group, whole, with %s documents at once',
  async (documentsAtOnce) => {
    const seen: string[] = [];
    let groups = 0;
    for await (const { query, moment } of payerGroups(desk.store, clubId, { documentsAtOnce })) {
      groups += 1;
      seen.push(
        ...(await desk.store.collections.journal.distinct('payerId', query, moment)).sort(),
      );
    }
    expect(seen.toSorted()).toEqual(payers.toSorted());
    expect(groups > 1).toBe(documentsAtOnce <= 28);
    const report = await auditBooks(desk.store, clubId, { documentsAtOnce });
    expect(report.differences).toEqual([]);
    expect(report).toMatchObject({ entries: 28, invoices: 14, accounts: 14 });
  },
);

it.each([1, 2000])('the books are streamed payer by payer, %s at once', async (documentsAtOnce) => {
  const parts: string[] = [];
  for await (const part of streamBooks(desk.store, clubId, { documentsAtOnce })) {
    const { payerId, currency } = 'entry' in part ? part.entry : part.account;
    parts.push(`${payerId} ${currency} ${'entry' in part ? 'entry' : 'account'}`);
  }
  expect(parts).toEqual(
    payers.flatMap((payerId) =>
      currencies.flatMap((currency) =>
        ['entry', 'entry', 'account'].map((part) => `${payerId} ${currency} ${part}`),
      ),
    ),
  );
});

it('a document of no payer, or of a payer of its own, is named all the same', async () => {
  const { invoices } = desk.store.collections;
  const stored = await invoices.findOne({ _id: 'club:0:GBP' });
  const past = { bypassDocumentValidation: true };
  for (const payerId of ['club:nobody', 'a', '~', '🤹', '', null, 7]) {
    const invented = Object.assign({}, stored, { _id: 'club:invented', payerId });
    await invoices.insertOne(invented, past);
    const { differences } = await auditBooks(desk.store, clubId);
    await invoices.deleteOne({ _id: 'club:invented' });
    expect(differences.map(differenceSentence), String(payerId)).toEqual([
      'Invoice club:invented, the document itself: the journal gives missing, stored is there.',
    ]);
  }
});
