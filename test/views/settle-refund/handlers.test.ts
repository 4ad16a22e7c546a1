import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, invoiceNow, pay } from '../../support/ledger-desk.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;

beforeAll(async () => {
  world = await openSlackDesk();
});
afterEach(async () => {
  await closeScreens(world);
  expect(await auditDifferences(world.desk)).toEqual([]);
});
afterAll(() => closeDesk(world));

/** A refund of 5.00 that somebody asked for, and the list on which it stands. */
async function asked() {
  const invoice = await issueTo(world, [2_000n]);
  await pay(world.desk, invoice.id, 2_000n);
  const details = await openScreen(world, '/invoices', invoice.number);
  const form = await follow(world, details, { button: 'Refund', title: 'Refund' });
  await form.fill('Amount', '5');
  await form.fill('Reason', 'Left the club');
  await form.waitForText('£5.00 would be sent back');
  await form.submit();
  await closeScreens(world);
  const desk = await openScreen(world, '/credit-desk');
  expect(desk.text()).toContain('1 refund to do');
  const list = await follow(world, desk, { button: 'Refunds to do', title: 'Refunds to do' });
  expect(list.text()).toContain(`On ${invoice.number}, payment`);
  return { invoice, list };
}

it('marks a refund as done, with its fee, and the list is empty then', async () => {
  const { invoice, list } = await asked();
  const form = await follow(world, list, { button: 'Mark as done', title: 'Refund done' });
  await form.fill('Fee for sending it', '0.505');
  await form.submit();
  expect(Object.values(form.expectErrors())[0]).toContain('three decimals');
  await form.fill('Fee for sending it', '5.01');
  await form.submit();
  expect(Object.values(form.expectErrors())[0]).toContain('cannot have cost more than £5.00');
  await form.fill('Fee for sending it', '0.50');
  await form.fill('Reference', 'FP 123');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain(`The refund of £5.00 on ${invoice.number} to Priya Patel is done`);
  await form.close();
  await list.waitForText('No refund is to do.');
  await closeScreens(world);
  const details = await openScreen(world, '/invoices', invoice.number);
  expect(details.text()).toContain('FP 123');
  expect((await invoiceNow(world.desk, invoice.id)).refunded).toBe(500n);
});

it('puts everything back when it could not be done, and says why', async () => {
  const { invoice, list } = await asked();
  const press = { button: 'Could not be done', title: 'Refund not done' };
  const form = await follow(world, list, press);
  expect(form.text()).toContain('£5.00 can be credited or refunded');
  await form.fill('Reason', ' \u200b ');
  await form.submit();
  expect(Object.values(form.expectErrors())).toEqual(['Give a reason; it is kept in the history.']);
  await form.fill('Reason', 'Account closed');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain('could not be done. Everything was put back.');
  await form.close();
  await list.waitForText('No refund is to do.');
  await closeScreens(world);
  const details = await openScreen(world, '/invoices', invoice.number);
  expect(details.text()).toContain('could not be sent');
  expect(details.text()).toContain('Account closed');
  expect(await invoiceNow(world.desk, invoice.id)).toMatchObject({ refunded: 0n, paid: 2_000n });
});

it('takes back one that was done, since the bank can send it back days later', async () => {
  const { invoice, list } = await asked();
  const done = await follow(world, list, { button: 'Mark as done', title: 'Refund done' });
  await done.submit();
  await closeScreens(world);
  const details = await openScreen(world, '/invoices', invoice.number);
  const press = { button: 'Could not be done', title: 'Refund not done' };
  const form = await follow(world, details, press);
  expect(form.text()).toContain('The money came back to the club.');
  await form.fill('Reason', 'Account closed');
  expect(await form.submit()).toMatchObject({ ok: true });
  await form.close();
  await details.waitForText('Everything was put back');
  expect((await invoiceNow(world.desk, invoice.id)).refunded).toBe(0n);
});
