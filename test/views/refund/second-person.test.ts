import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { entryOf, openApprovalDesk } from '../../support/approval-desk.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, pay, raise } from '../../support/ledger-desk.js';
import type { SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;

beforeAll(async () => {
  world = await openApprovalDesk();
});
afterEach(async () => {
  await closeScreens(world);
  expect(await auditDifferences(world.desk)).toEqual([]);
});
afterAll(() => closeDesk(world));

const waits = 'From £100.00 a second person approves. Nothing is booked until then.';

it('a refund that reaches the threshold says so above its button, and asks', async () => {
  const invoice = await issueTo(world, [20_000n]);
  await pay(world.desk, invoice.id, 20_000n);
  const details = await openScreen(world, '/invoices', invoice.number);
  const form = await follow(world, details, { button: 'Refund', title: 'Refund' });
  await form.fill('Amount', '99.99');
  await form.waitForText('£99.99 would be sent back');
  expect(form.text()).not.toContain('second person');
  await form.click('Full amount');
  await form.waitForText(waits);
  await form.fill('Reason', 'Left the club');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain('Asked: nothing is booked yet');
  expect(form.text()).toContain('£200.00');
  expect(await entryOf(world, invoice.id)).toMatchObject([{ kind: 'payment.received' }]);
});

it('an overpayment that reaches it says so too, and asks', async () => {
  const invoice = await issueTo(world, [1_000n]);
  await pay(world.desk, invoice.id, 12_000n);
  const details = await openScreen(world, '/invoices', invoice.number);
  const press = { button: 'Refund overpayment', title: 'Refund overpayment' };
  const form = await follow(world, details, press);
  expect(form.text()).toContain(waits);
  await form.fill('Reason', 'Paid twice');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain('Asked: nothing is booked yet');
  expect(await entryOf(world, invoice.id)).toMatchObject([{ kind: 'payment.received' }]);
});

it('a pay-out always asks, whatever its amount', async () => {
  const invoice = await issueTo(world, [500n], { payer: 'paul' });
  await pay(world.desk, invoice.id, 500n);
  await raise(world.desk, invoice.id, 100n);
  const statement = await openScreen(world, '/statement', 'paul');
  const form = await follow(world, statement, { button: 'Pay out', title: 'Pay out' });
  expect(form.text()).toContain('A second person always approves this.');
  await form.fill('Reason', 'Leaves the club');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain('Asked: nothing is booked yet');
  expect(await world.desk.store.collections.refunds.countDocuments({})).toBe(0);
});
