import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/people/actor.js';
import { statementFile } from '../../../src/services/credit/statement-document.js';
import { readWholeStatement } from '../../../src/services/credit/whole-statement.js';
import { todayOf } from '../../../src/services/desk-day.js';
import {
  admin,
  issue,
  type LedgerDesk,
  openLedgerDesk,
  pay,
  payerId,
} from '../../support/ledger-desk.js';
import { pdfLines } from '../../support/pdf-text.js';

const dayMs = 24 * 60 * 60_000;
let desk: LedgerDesk;
beforeAll(async () => {
  desk = await openLedgerDesk();
  for (let day = 0; day < 4; day += 1) {
    const invoice = await issue(desk, 1_000n);
    await pay(desk, invoice, 400n, { receivedOn: todayOf(desk) });
    desk.clock.now = new Date(desk.now().getTime() + dayMs);
  }
});
afterAll(() => desk.close());

const read = (most: number) => readWholeStatement(desk, admin, { payerId, currency: 'GBP', most });

it('has everything in one piece, newest first, with what was owed after each', async () => {
  const { everything, left, standing } = await read(100);
  const after = everything?.movements.map((movement) => movement.after);
  expect(after).toEqual([2400n, 2800n, 1800n, 2200n, 1200n, 1600n, 600n, 1000n]);
  expect([left, standing.owed]).toEqual([0, 2400n]);
});

it('leaves out what is older where there is too much, counts it, and keeps the sums', async () => {
  const { everything, left } = await read(3);
  expect(everything?.movements.map(({ after }) => after)).toEqual([2400n, 2800n, 1800n]);
  expect([left, everything?.total]).toEqual([5, 8]);
});

it('has no more than it may of one busy day', async () => {
  const { everything, left } = await read(1);
  expect(everything?.movements.map(({ after }) => after)).toEqual([2400n]);
  expect([left, everything?.total]).toEqual([7, 8]);
});

it('is there for its payer and for staff, and for nobody else', async () => {
  const of = { payerId, currency: 'GBP' };
  const own = await statementFile(desk, { kind: 'customer', payerId }, of);
  expect(own.fileName).toMatch(/^statement-olsen-GBP-\d{4}-\d\d-\d\d\.pdf$/);
  expect(pdfLines(own.bytes)).toContain('To pay £24.00');
  const others: Actor[] = [
    { kind: 'customer', payerId: 'club:other' },
    { kind: 'staff', userId: 'UX', roles: [] },
  ];
  for (const actor of others) {
    await expect(statementFile(desk, actor, of)).rejects.toMatchObject({ code: 'not-allowed' });
  }
});

it('says of somebody for whom nothing was booked that there is nothing', async () => {
  const contact = { ownId: 'new', name: 'New', email: null, searchWords: [], clubId: 'club' };
  const id = 'club:new';
  await desk.store.collections.contacts.insertOne({ ...contact, _id: id, payerId: id });
  const of = { payerId: id, currency: null };
  const whole = await readWholeStatement(desk, admin, { ...of, most: 10 });
  expect([whole.everything, whole.left]).toEqual([null, 0]);
  expect(pdfLines((await statementFile(desk, admin, of)).bytes)).toContain('To pay £0.00');
});
