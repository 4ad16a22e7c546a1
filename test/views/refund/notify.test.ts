import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { refundNotDone } from '../../../src/services/refunds/refund-not-done.js';
import { findRefundsOfInvoice } from '../../../src/store/ledger/refund-reads.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, clubId, envelope, pay } from '../../support/ledger-desk.js';
import { openSlackDesk, type SlackDesk } from '../../support/slack-desk.js';
import { stripeOf } from '../../support/stripe-stand-in/stripe-desk.js';

const will = 'An email goes to p…@family.example once Stripe has sent it.';
const willNot = 'Priya Patel is not told by email.';

let world: SlackDesk;
beforeAll(async () => {
  world = await openSlackDesk();
  // Nothing is sent there: no job runs here.
  world.desk.refundProviders = [stripeOf({ url: 'http://127.0.0.1:9' })];
  world.desk.sendsMail = true;
  const email = { $set: { email: 'priya@family.example' } };
  await world.desk.store.collections.contacts.updateOne({ _id: `${clubId}:priya` }, email);
});
afterEach(async () => {
  await closeScreens(world);
  expect(await auditDifferences(world.desk)).toEqual([]);
});
afterAll(() => closeDesk(world));

let payments = 0;

/** An invoice of 20.00 that was paid by card with that, and its details. */
async function paidByCard(amount: bigint) {
  const invoice = await issueTo(world, [2_000n]);
  payments += 1;
  await pay(world.desk, invoice.id, amount, { paymentId: `${clubId}:pi_${payments}` });
  return { invoice, details: await openScreen(world, '/invoices', invoice.number) };
}

async function chosenFor(invoiceId: string): Promise<boolean[]> {
  const refunds = await findRefundsOfInvoice(world.desk.store, invoiceId);
  return refunds.map(({ notifyCustomer = true }) => notifyCustomer);
}

it.each([
  { choice: 'Yes', said: will, chosen: true },
  { choice: 'No', said: willNot, chosen: false },
])('Refund keeps Notify customer $choice, through what is typed and shown anew', async (one) => {
  const { invoice, details } = await paidByCard(2_000n);
  const form = await follow(world, details, { button: 'Refund', title: 'Refund' });
  await form.choose('Notify customer', one.choice);
  await form.fill('Amount', '8');
  await form.waitForText('£8.00 would be sent back to Priya Patel');
  await form.submit();
  form.expectErrors();
  await form.fill('Reason', 'Left the club');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain(one.said);
  expect(await chosenFor(invoice.id)).toEqual([one.chosen]);
});

it('Refund overpayment asks, and Try again begins with what was chosen', async () => {
  const { invoice, details } = await paidByCard(2_500n);
  const press = { button: 'Refund overpayment', title: 'Refund overpayment' };
  const form = await follow(world, details, press);
  await form.choose('Notify customer', 'No');
  await form.fill('Reason', 'Paid twice');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain(willNot);
  const [refund] = await findRefundsOfInvoice(world.desk.store, invoice.id);
  const connected = world.desk.refundProviders;
  world.desk.refundProviders = [];
  const problem = { refundId: refund?.id ?? '', on: '2026-11-23', reason: 'Account closed' };
  await refundNotDone(world.desk, envelope(), problem);
  world.desk.refundProviders = connected;
  await closeScreens(world);
  const anew = await openScreen(world, '/invoices', invoice.number);
  const again = await follow(world, anew, { button: 'Try again', title: 'Try refund again' });
  await again.fill('Reason', 'Another card');
  expect(await again.submit()).toMatchObject({ ok: true });
  expect(again.text()).toContain(willNot);
  expect(await chosenFor(invoice.id)).toEqual([false]);
});
