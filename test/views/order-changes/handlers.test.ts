import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { addOrder, addProduct } from '../../support/club-records.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
const changes = 11;

beforeAll(async () => {
  world = await openSlackDesk();
  const productId = await addProduct(world.desk, 'GYM', { name: 'Gymnastics' });
  for (let place = 1; place <= changes; place += 1) {
    const change = {
      ...{ id: `c${place}`, kind: 'lowered' as const, amountBefore: 2000n, amountAfter: 1000n },
      ...{ jobId: 'job', changedAt: world.desk.clock.now, tickedAt: null, tickedBy: null },
    };
    const ownId = `O${String(place).padStart(2, '0')}`;
    const order = { contactId: 'club:nora', productId, hasOpenChange: true, changes: [change] };
    await addOrder(world.desk, ownId, order);
  }
});
afterAll(() => closeDesk(world));
afterEach(() => closeScreens(world));

const tickOf = (ownId: string) => `Tick: done in the billing system for Nora Olsen, order ${ownId}`;

it('turns its pages, ticks a change and shows the list without it', async () => {
  const desk = await openScreen(world, '/credit-desk');
  expect(desk.text()).toContain('11 orders to change in your billing system');
  const list = await follow(world, desk, {
    button: 'order-changes.open',
    title: 'Billing changes',
  });
  await list.click('order-changes.next');
  await list.waitForText('11 of 11 orders');
  await list.click(tickOf('O11'));
  await list.waitForText('It is off the list.');
  expect(list.text()).toContain('10 orders to change');
  const { orders } = world.desk.store.collections;
  const stored = await orders.findOne({ _id: 'club:O11' });
  expect(stored?.changes).toMatchObject([{ tickedBy: operator }]);
});

it('says of what somebody else ticked, or undid, that it is so', async () => {
  const desk = await openScreen(world, '/credit-desk');
  const list = await follow(world, desk, {
    button: 'order-changes.open',
    title: 'Billing changes',
  });
  const { orders } = world.desk.store.collections;
  const ticked = { 'changes.0.tickedAt': new Date('2026-11-23T09:00:00Z') };
  await orders.updateOne(
    { _id: 'club:O01' },
    { $set: { ...ticked, 'changes.0.tickedBy': 'UANNA', hasOpenChange: false } },
  );
  await orders.updateOne({ _id: 'club:O02' }, { $set: { changes: [], hasOpenChange: false } });
  await list.click(tickOf('O01'));
  await list.waitForText('Ticked before');
  const again = await openScreen(world, '/credit-desk');
  expect(again.text()).toContain('8 orders to change');
});
