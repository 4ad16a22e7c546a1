import { afterAll, beforeAll, expect, it } from 'vitest';
import { reversePayment } from '../../../src/services/payments/record-payment.js';
import { closeDesk, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { envelope, pay, raise } from '../../support/ledger-desk.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
});
afterAll(() => closeDesk(world));

it('offers both ways out when a payment bounced after credit was made', async () => {
  const paid = await issueTo(world, [10_000n]);
  const paymentId = await pay(world.desk, paid.id, 10_000n);
  await raise(world.desk, paid.id, 3_000n);
  await reversePayment(world.desk, envelope(), { paymentId, how: 'bounced' });
  const details = await openScreen(world, '/invoices', paid.number);
  expect(details.text()).toContain('A payment of £100.00 bounced');
  expect(details.text()).toContain('Apply credit');
  expect(details.text()).toContain('Void this credit note');
});
