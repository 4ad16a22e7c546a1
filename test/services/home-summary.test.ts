import { expect, it } from 'vitest';
import { creditsGiven, payersWithCredit } from '../../src/services/credit/credit-lists.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { homeSummary } from '../../src/services/home-summary.js';
import { deskForFile } from '../support/desk-for-file.js';
import { admin, clubId, envelope, issue, openCredit, pay, raise } from '../support/ledger-desk.js';

const desk = await deskForFile({ afresh: true });

const page = { page: 0, pageSize: 10 };

it('sums what is owed, overdue, pending, in hand and credited this term', async () => {
  await openCredit(desk, 300n, { expiresOn: '2026-11-22' });
  await openCredit(desk, 200n, { expiresOn: '2026-11-23' });
  const paid = await issue(desk, 1_000n);
  await pay(desk, paid, 1_000n);
  await raise(desk, paid, 400n);
  const mistake = await raise(desk, paid, 150n);
  await voidCreditNote(desk, envelope(), { noteId: mistake.noteId, reason: 'Wrong family' });
  await issue(desk, 700n);
  const late = await issue(desk, 500n);
  const { invoices } = desk.store.collections;
  await invoices.updateOne({ _id: late }, { $set: { dueOn: '2026-11-22' } });
  await pay(desk, await issue(desk, 90n), 90n, { status: 'pending' });
  const { figures } = await homeSummary(desk, admin);
  const gbp = (amount: bigint, count: number) => [{ currency: 'GBP', amount, count }];
  expect(figures).toEqual({
    owed: gbp(1_200n, 2),
    overdue: gbp(500n, 1),
    pending: gbp(90n, 1),
    inHand: gbp(600n, 1),
    credited: gbp(400n, 2),
    creditedSince: '2026-09-01',
  });
});

it('lists exactly the accounts and the credit notes that the figures sum', async () => {
  await openCredit(desk, 300n, { expiresOn: '2026-11-22' });
  expect(await payersWithCredit(desk, admin, page)).toMatchObject({ total: 0, payers: [] });
  const paid = await issue(desk, 1_000n);
  await pay(desk, paid, 1_000n);
  await raise(desk, paid, 400n);
  const { figures } = await homeSummary(desk, admin);
  const inHand = await payersWithCredit(desk, admin, page);
  expect(inHand.payers.map(({ available }) => available)).toEqual([400n]);
  expect(inHand.payers[0]?.account.balance).toBe(700n);
  expect(figures.inHand).toEqual([{ currency: 'GBP', amount: 400n, count: inHand.total }]);
  const given = await creditsGiven(desk, admin, page);
  expect(given.credits.map(({ note }) => note.amount)).toEqual([400n]);
  expect(figures.credited).toEqual([{ currency: 'GBP', amount: 400n, count: given.total }]);
});

it('reads the accounts that hold something, and no others', async () => {
  await openCredit(desk, 300n);
  const cursor = desk.store.collections.accounts
    .find({ clubId, balance: { $gt: 0n } })
    .hint('in_hand');
  const { executionStats } = await cursor.explain('executionStats');
  expect(executionStats.totalDocsExamined).toBe(1);
});
