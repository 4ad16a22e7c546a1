import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { tickManyChanges } from '../../../src/services/sessions/cancelling/tick-many-changes.js';
import { addOrder, addProduct } from '../../support/club-records.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { admin } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
const changes = 23;

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
  expect(desk.text()).toContain('23 orders to change in your billing system');
  const list = await follow(world, desk, {
    button: 'order-changes.open',
    title: 'Change in billing system',
  });
  await list.click('order-changes.next');
  await list.waitForText('21 to 23 of 23 orders');
  await list.click(tickOf('O21'));
  await list.waitForText('It is off the list.');
  expect(list.text()).toContain('22 orders to change');
  const { orders } = world.desk.store.collections;
  const stored = await orders.findOne({ _id: 'club:O21' });
  expect(stored?.changes).toMatchObject([{ tickedBy: operator }]);
});

it('says of what somebody else ticked, or undid, that it is so', async () => {
  const desk = await openScreen(world, '/credit-desk');
  const list = await follow(world, desk, {
    button: 'order-changes.open',
    title: 'Change in billing system',
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
  await list.close({ clear: true });
  const again = await openScreen(world, '/credit-desk');
  expect(again.text()).toContain('20 orders to change');
});

it('ticks all of a page, then all that a job left', async () => {
  const desk = await openScreen(world, '/credit-desk');
  const list = await follow(world, desk, {
    button: 'order-changes.open',
    title: 'Change in billing system',
  });
  const { orders } = world.desk.store.collections;
  const more = await orders.findOne({ _id: 'club:O05' });
  if (more === null) throw new Error('O05 is there');
  // Two of them were made by another job, and one was invoiced meanwhile.
  for (const id of ['O06', 'O07']) {
    await orders.updateOne({ _id: `club:${id}` }, { $set: { 'changes.0.jobId': 'other' } });
  }
  await orders.updateOne({ _id: 'club:O08' }, { $set: { billedBy: 'club:INV-7' } });
  const left = () => orders.countDocuments({ hasOpenChange: true });
  const job = { jobId: 'other', upTo: world.desk.now() };
  expect(await tickManyChanges(world.desk, admin, job)).toBe(2);
  expect(await left()).toBe(18);
  await list.click('order-changes.tick-page');
  await list.waitForText('Ticked 17 orders.');
  expect(await left()).toBe(1);
  expect(list.text()).toContain('invoiced meanwhile, by INV-7');
  expect((await orders.findOne({ _id: 'club:O05' }))?.changes).toMatchObject([
    { tickedBy: operator, tickedAt: world.desk.now() },
  ]);
  await list.close();
});
