import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import {
  apply,
  auditDifferences,
  balanceNow,
  envelope,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  raise,
} from '../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
  await openCredit(desk, 500n, { expiresOn: '2026-11-01' });
  await openCredit(desk, 300n);
});
afterAll(() => desk.close());

test('every answer names the credit that can be spent, without what has expired', async () => {
  const open = await issue(desk, 1000n);
  const applied = await apply(desk, open, 100n);
  expect(applied.balance).toBe(200n);

  const applicationId = applied.entryId;
  const takenBack = await takeBackCredit(desk, envelope(), { applicationId, reason: 'Wrong one' });
  expect(takenBack.balance).toBe(300n);

  const paid = await issue(desk, 1000n);
  await pay(desk, paid, 1400n);
  const moved = await moveOverpayment(desk, envelope(), { invoiceId: paid, amount: 400n });
  expect(moved.balance).toBe(700n);

  const raised = await raise(desk, paid, 250n);
  expect(raised.balance).toBe(950n);
  const { noteId } = raised;
  const voided = await voidCreditNote(desk, envelope(), { noteId, reason: 'Typed wrong' });
  expect(voided.balance).toBe(700n);

  expect(await balanceNow(desk)).toBe(1200n);
  expect(await auditDifferences(desk)).toEqual([]);
});
