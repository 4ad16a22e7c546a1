import { beforeEach, describe, expect, it } from 'vitest';
import { soundClub } from '../../cli/import-folder/folder.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  csv,
  digestOf,
  emptyDatabase,
  importFiles,
  importSound,
  refusedFaults,
} from './import-desk.js';

const desk = await deskForFile();

beforeEach(() => emptyDatabase(desk));

const orders = csv(
  'id,contact_id,product_id,due_on,amount,currency',
  'O1,C2,GYM,2026-09-04,30.00,GBP',
);

/** The club with an order on the line of INV-2, and more invoices behind it. */
function billed(orderId: string, ...more: string[]) {
  const lines = soundClub.invoice_lines.trimEnd().split('\n');
  const [header = '', ...rows] = lines;
  return {
    ...soundClub,
    invoice_lines: csv(
      `${header},order_id`,
      ...rows.map((row) => `${row},${row.startsWith('INV-2') ? orderId : ''}`),
      ...more,
    ),
  };
}

const orderNow = () => desk.store.collections.orders.findOne({ _id: 'club:O1' });

it('a line with an order says that the order is billed, once it is', async () => {
  await importSound(desk, { ...soundClub, orders });
  expect((await orderNow())?.billedBy).toBeUndefined();
  await emptyDatabase(desk);
  await importSound(desk, { ...billed('O1'), orders });
  expect((await orderNow())?.billedBy).toBe('club:INV-2');
  const before = await digestOf(desk);
  expect(await importSound(desk, { ...billed('O1'), orders })).toEqual([0, 0]);
  expect(await digestOf(desk)).toEqual(before);
});

it('the order may have been stored before, and is billed then', async () => {
  await importSound(desk, { contacts: soundClub.contacts, products: soundClub.products, orders });
  await importSound(desk, billed('O1'));
  expect((await orderNow())?.billedBy).toBe('club:INV-2');
});

it('an order of a void invoice is billed by the one that took its place', async () => {
  const voided = soundClub.invoices.replace('GBP,yes,', 'GBP,yes,2026-09-05');
  const files = {
    ...billed('O1', 'INV-2A,1,C2,,Kit,30.00,,,,,O1'),
    invoices: `${voided}INV-2A,C1,2026-09-05,2026-09-18,GBP,yes,\n`,
    orders,
  };
  await importSound(desk, files);
  expect((await orderNow())?.billedBy).toBe('club:INV-2A');
});

it('an order that is nowhere, or of somebody else, is refused', async () => {
  expect(await refusedFaults(desk, billed('O9'))).toMatchObject([
    { file: 'invoice_lines.csv', line: 4, column: 'order_id', value: 'O9' },
  ]);
  const ofOther = orders.replace('O1,C2', 'O1,C3');
  expect(await refusedFaults(desk, { ...billed('O1'), orders: ofOther })).toMatchObject([
    { column: 'order_id', reason: expect.stringContaining('Order O1 is for C3') },
  ]);
});

describe('an order that the desk changed', () => {
  const change = { id: 'c', jobId: 'job', changedAt: new Date(), tickedAt: null, tickedBy: null };
  const lowered = { ...change, kind: 'lowered' as const, amountBefore: 3000n, amountAfter: 2000n };
  const cancelled = { ...lowered, kind: 'cancelled' as const, amountAfter: 0n };
  const files = { contacts: soundClub.contacts, products: soundClub.products };
  const importOrders = (text: string) => importFiles(desk, { ...files, orders: text });
  const orderOf = (amount: string) => orders.replace('30.00', amount);

  it.each([
    ['lowered', { amount: 2000n, cancelledOn: null, changes: [lowered] }, 'lowered to 20.00 GBP'],
    ['cancelled', { cancelledOn: '2026-09-03', changes: [cancelled] }, 'cancelled'],
  ])(
    'keeps what it is when it was %s, and both are said when the file says else',
    async (...row) => {
      const [, fields, words] = row;
      await importOrders(orders);
      await desk.store.collections.orders.updateOne(
        {},
        { $set: { ...fields, hasOpenChange: true } },
      );
      const before = await orderNow();
      expect(await importOrders(orders)).toMatchObject({ ok: true, notes: [] });
      expect(await orderNow()).toEqual(before);
      const sentence = `Order O1 is 25.00 GBP in the file now (before: 30.00 GBP), and was ${words} at the desk. What the desk did stays: put the order right in your billing system.`;
      expect(await importOrders(orderOf('25.00'))).toMatchObject({ ok: true, notes: [sentence] });
      expect(await orderNow()).toMatchObject({ ...fields, hasOpenChange: true });
    },
  );

  it('is told when it is billed before anybody has ticked the change', async () => {
    await importOrders(orders);
    const fields = { amount: 2000n, cancelledOn: null, changes: [lowered], hasOpenChange: true };
    await desk.store.collections.orders.updateOne({}, { $set: fields });
    const sentence =
      'Order O1 was changed at the desk, which nobody has ticked yet, and is billed by INV-2: check its amount.';
    expect(await importFiles(desk, billed('O1'))).toMatchObject({
      ok: true,
      notes: expect.arrayContaining([sentence]),
    });
    expect(await orderNow()).toMatchObject({ billedBy: 'club:INV-2', amount: 2000n });
  });

  it('says nothing when the file comes to say the same, or changes what the desk did not', async () => {
    await importOrders(orders);
    const fields = { amount: 2000n, cancelledOn: null, changes: [lowered], hasOpenChange: true };
    await desk.store.collections.orders.updateOne({}, { $set: fields });
    const later = orderOf('20.00').replace('2026-09-04', '2026-09-05');
    expect(await importOrders(later)).toMatchObject({ ok: true, notes: [] });
    expect(await orderNow()).toMatchObject({ ...fields, dueOn: '2026-09-05' });
  });
});

it('an order that was cancelled at the desk is taken as billed, and told', async () => {
  await importSound(desk, { contacts: soundClub.contacts, products: soundClub.products, orders });
  await desk.store.db.collection('orders').updateOne({}, { $set: { cancelledOn: '2026-09-03' } });
  expect(await importFiles(desk, billed('O1'))).toMatchObject({
    ok: true,
    notes: expect.arrayContaining([
      'Order O1 was cancelled at the desk and is billed by INV-2: tell finance.',
    ]),
  });
  expect(await orderNow()).toMatchObject({ billedBy: 'club:INV-2', cancelledOn: '2026-09-03' });
});
