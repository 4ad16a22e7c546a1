import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDesk, follow, openScreen } from '../../support/desk-screens.js';
import { fillCredit, issueTo } from '../../support/forms.js';
import { raise } from '../../support/ledger-desk.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));

it('shows new figures beneath a form that was refused because somebody else was first', async () => {
  const invoice = await issueTo(world, [10_000n]);
  const details = await openScreen(world, '/invoices', invoice.number);
  const title = 'Raise credit';
  const form = await follow(world, details, { button: `Credit (RC) on ${invoice.number}`, title });
  await raise(world.desk, invoice.id, 9_000n);
  await fillCredit(form, { amount: '12.505' });
  await form.submit();
  expect(form.expectErrors()).toHaveProperty(['raise-credit.amount']);
  expect(details.text()).toContain('Up to *£100.00* can still be credited');
  await form.fill('Amount', '50');
  await form.submit();
  expect(form.expectErrors()['raise-credit.amount']).toContain('At most £10.00');
  await details.waitForText('Up to *£10.00* can still be credited');
});
