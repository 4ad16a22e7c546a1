import { afterAll, beforeAll, expect, it } from 'vitest';
import { refundsToDo } from '../../../src/services/refunds/refunds-to-do.js';
import {
  admin,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  pay,
  startAfresh,
} from '../../support/ledger-desk.js';
import { askPart } from '../../support/refunds.js';

let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
  await startAfresh(desk);
});
afterAll(() => desk.close());

it('lists those of one day in the order in which they were asked for, page after page', async () => {
  const invoiceId = await issue(desk, 1_000n);
  await pay(desk, invoiceId, 1_000n);
  const start = desk.now().getTime();
  const asked: string[] = [];
  for (let minute = 0; minute < 6; minute += 1) {
    const later = { ...desk, now: () => new Date(start + minute * 60_000) };
    asked.push(await askPart(later, invoiceId, 100n));
  }

  const pages = await Promise.all(
    [0, 1, 2].map((page) => refundsToDo(desk, admin, { page, pageSize: 2 })),
  );

  const listed = pages.flatMap(({ refunds }) => refunds.map(({ refund }) => refund.id));
  expect(listed).toEqual(asked);
});
