import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createSendNotice } from '../../../src/app/send-notice.js';
import { deliverDue } from '../../../src/outbox/deliver.js';
import { hearRefund } from '../../../src/services/providers/hear-refund.js';
import { createPostToSlack } from '../../../src/slack/answer/post-to-slack.js';
import { closeDesk, closeScreens, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, invoiceNow, pay, raise } from '../../support/ledger-desk.js';
import { openSlackDesk, operator, type SlackDesk } from '../../support/slack-desk.js';
import { addPayment, refundByHand } from '../../support/stripe-stand-in/happenings.js';
import {
  type StripeStandIn,
  startStripeStandIn,
} from '../../support/stripe-stand-in/start-stripe-stand-in.js';
import { stripeOf } from '../../support/stripe-stand-in/stripe-desk.js';

let world: SlackDesk;
let standIn: StripeStandIn;
beforeAll(async () => {
  world = await openSlackDesk();
  standIn = await startStripeStandIn(() => world.desk.clock.now);
});
afterAll(async () => {
  await closeDesk(world);
  await standIn.close();
});
afterEach(() => closeScreens(world));

let payments = 0;

/** Priya paid 100.00 by card, and somebody sent 40.00 of it back in Stripe's page; finance is told. */
async function sentBack() {
  const { desk, app } = world;
  payments += 1;
  const intentId = `pi_record${payments}`;
  const issued = await issueTo(world, [10_000n]);
  await pay(desk, issued.id, 10_000n, { paymentId: `club:${intentId}` });
  addPayment(standIn.state, { id: intentId, amount: 10_000 });
  refundByHand(standIn.state, intentId, 4000);
  const stripe = stripeOf(standIn);
  for (const refund of await stripe.listOf(intentId)) await hearRefund(desk, stripe, refund);
  const send = createSendNotice(desk, createPostToSlack(app.app.client));
  await deliverDue(desk.store, { send, now: desk.now, stopped: () => false });
  return issued;
}

async function openRecord() {
  const person = world.slack.driver.as(operator);
  await person.channel('CFINANCE').click('Record');
  return person.modal({ title: 'Record refund' });
}

it('records what finance was told of, from its message, and shows what it does before', async () => {
  const { id, number } = await sentBack();
  const form = await openRecord();
  expect(form.text()).toContain(`*${number}* (Priya Patel) back in Stripe's own page on 23 Nov`);
  expect(form.text()).toContain(
    'The invoice is refunded by £40.00; *£60.00* can still be credited',
  );
  expect(form.text()).toContain('No money moves');
  await form.fill('Reason', 'Promised on the telephone');
  await form.submit();
  expect(form.text()).toContain('£40.00 is recorded as sent back');
  expect(await invoiceNow(world.desk, id)).toMatchObject({ refunded: 4000n });
  expect(await auditDifferences(world.desk)).toEqual([]);
});

it('pressed once more it says that it is recorded already, and has no button', async () => {
  const { id } = await sentBack();
  const form = await openRecord();
  await form.fill('Reason', 'By hand');
  await form.submit();
  expect(form.text()).toContain('is recorded as sent back');
  await form.close();
  const again = await openRecord();
  expect(again.text()).toContain('This refund is done already. Nothing was changed.');
  expect(again.text()).not.toContain('Reason');
  expect(await invoiceNow(world.desk, id)).toMatchObject({ refunded: 4000n });
});

it('is shown anew when something else would happen by now, and refused with what is left', async () => {
  const { id } = await sentBack();
  const form = await openRecord();
  await form.fill('Reason', 'By hand');
  await raise(world.desk, id, 7000n);
  await form.submit();
  expect(form.text()).toContain('Only £30.00 of the £40.00 that was sent back can be booked');
  expect(await invoiceNow(world.desk, id)).toMatchObject({ refunded: 0n });
});

it('of days that are closed by now is booked on the first open one, and says so everywhere', async () => {
  const { number } = await sentBack();
  const { desk } = world;
  const { now } = desk.clock;
  desk.clock.now = new Date('2026-11-28T10:00:00Z');
  desk.settings = { ...desk.settings, closedUpTo: '2026-11-24' };
  const form = await openRecord();
  expect(form.text()).toContain(
    'The books are closed for 23 Nov, so it is booked on 25 Nov. Its history says on which day it was sent.',
  );
  await form.fill('Reason', 'Promised');
  expect(await form.submit()).toMatchObject({ ok: true });
  const told = await desk.store.collections.outbox
    .find({ 'notice.kind': 'refund-recorded' })
    .sort({ createdAt: -1, _id: -1 })
    .toArray();
  expect(told.map(({ notice }) => notice)).toContainEqual(
    expect.objectContaining({
      ...{ invoiceNumber: number, late: { happenedOn: '2026-11-23', bookedOn: '2026-11-25' } },
    }),
  );
  await closeScreens(world);
  const details = await openScreen(world, '/invoices', number);
  expect(details.text()).toContain('happened on 23 Nov, booked for 25 Nov');
  expect(await auditDifferences(desk)).toEqual([]);
  desk.settings = { ...desk.settings, closedUpTo: null };
  desk.clock.now = now;
});
