import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { recordPayment, reversePayment } from '../../../src/services/payments/record-payment.js';
import { findPaymentsOfInvoice } from '../../../src/store/ledger/ledger-reads.js';
import { findRefundsOfInvoice } from '../../../src/store/ledger/refund-reads.js';
import { closeDesk, closeScreens, follow, openScreen } from '../../support/desk-screens.js';
import { issueTo } from '../../support/forms.js';
import { auditDifferences, envelope, invoiceNow, pay } from '../../support/ledger-desk.js';
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

/** An invoice of that total, paid with that, and its details. */
async function paid(total: bigint, amount: bigint) {
  const invoice = await issueTo(world, [total]);
  await pay(world.desk, invoice.id, amount);
  return { invoice, details: await openScreen(world, '/invoices', invoice.number) };
}

const press = { button: 'Refund', title: 'Refund' };

it('sends a payment back from the details, which show it then', async () => {
  const { invoice, details } = await paid(2_000n, 2_000n);
  const form = await follow(world, details, press);
  expect(form.text()).toContain(`Nothing is owed on ${invoice.number}, so all of it is sent back`);
  expect(form.text()).toContain('A refund of all of it would cost the club £0.50 in fees');
  await form.fill('Amount', '8');
  await form.waitForText('£8.00 would be sent back to Priya Patel');
  expect(form.text()).toContain('would cost the club £0.20 in fees; credit would cost nothing.');
  await form.click('Full amount');
  await form.waitForText('£20.00 would be sent back');
  await form.fill('Reason', 'Left the club');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain('£20.00 is to be sent back to Priya Patel.');
  await form.close();
  await details.waitForText('to be sent');
  expect(details.text()).toContain('Nothing of it is left to send back.');
  expect(await invoiceNow(world.desk, invoice.id)).toMatchObject({
    ...{ refunded: 2_000n, outstanding: 0n, status: 'refunded' },
  });
});

it('lowers what is owed first, and sends cash instead where that is chosen', async () => {
  const { invoice, details } = await paid(10_000n, 6_000n);
  const form = await follow(world, details, press);
  expect(form.text()).toContain('the first £40.00 lowers that, as a credit note');
  await form.fill('Amount', '50');
  await form.waitForText('£40.00 would lower what is owed');
  await form.choose('How', 'Send this payment back');
  await form.waitForText(`£40.00 is still owed on ${invoice.number}, and stays owed`);
  await form.choose('How', 'Lower what is owed first');
  await form.waitForText('£10.00 would be sent back to Priya Patel');
  await form.fill('Reason', 'Moved away');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain(`£40.00 lowers what is owed on ${invoice.number}: nothing is owed`);
  expect(await invoiceNow(world.desk, invoice.id)).toMatchObject({
    ...{ refunded: 1_000n, creditedToInvoice: 4_000n, outstanding: 0n },
  });
});

it('sends cash on purpose although something is owed', async () => {
  const { invoice, details } = await paid(10_000n, 6_000n);
  const form = await follow(world, details, press);
  await form.choose('How', 'Send this payment back');
  await form.waitForText('You can refund up to £60.00.');
  await form.fill('Amount', '60');
  await form.fill('Reason', 'Paid by the wrong parent');
  await form.waitForText('£60.00 would be sent back');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(form.text()).toContain(`£40.00 is still owed on ${invoice.number}.`);
  expect(await invoiceNow(world.desk, invoice.id)).toMatchObject({
    ...{ refunded: 6_000n, outstanding: 4_000n },
  });
});

it('refuses more than is left with the amount that is accepted', async () => {
  const { invoice, details } = await paid(10_000n, 10_000n);
  const first = await follow(world, details, press);
  await first.fill('Amount', '30');
  await first.fill('Reason', 'Class cancelled');
  await first.submit();
  await first.close();
  await details.waitForText('£30.00 of it was refunded or is being sent.');
  const form = await follow(world, details, press);
  await form.fill('Amount', '70.01');
  await form.waitForText('At most £70.00 can be refunded here.');
  await form.fill('Reason', 'Class cancelled');
  await form.submit();
  expect(form.expectErrors('refund.amount')['refund.amount']).toContain('At most £70.00');
  await form.fill('Amount', '70');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect((await invoiceNow(world.desk, invoice.id)).status).toBe('refunded');
});

it('says beside each field what is wrong, and keeps what was typed', async () => {
  const { details } = await paid(2_000n, 2_000n);
  const form = await follow(world, details, press);
  await form.fill('Amount', '12.345');
  await form.fill('Reason', ' \u200b ');
  await form.submit();
  expect(form.expectErrors()).toEqual({
    'refund.amount': '£12.345 has three decimals; pounds have two.',
    'refund.reason': 'Give a reason; it is kept in the history.',
  });
  expect(form.value('Amount')).toMatchObject({ value: '12.345' });
});

it('shows itself once more when a payment came meanwhile, and books nothing', async () => {
  const { invoice, details } = await paid(10_000n, 6_000n);
  const form = await follow(world, details, press);
  await form.fill('Amount', '50');
  await form.waitForText('£40.00 would lower what is owed');
  await form.fill('Reason', 'Moved away');
  await pay(world.desk, invoice.id, 4_000n);
  await form.submit();
  expect(form.text()).toContain('Since you opened this form, £40.00 was paid. Nothing was booked.');
  expect(form.text()).toContain('Now £50.00 would be sent back to Priya Patel');
  expect((await invoiceNow(world.desk, invoice.id)).refunded).toBe(0n);
  expect(await form.submit()).toMatchObject({ ok: true });
  expect((await invoiceNow(world.desk, invoice.id)).refunded).toBe(5_000n);
});

it('shows itself once more when another payment would go back than it said, of the same amount', async () => {
  const { invoice, details } = await paid(10_000n, 6_000n);
  const form = await follow(world, details, press);
  await form.fill('Amount', '50');
  await form.waitForText('£10.00 would be sent back to Priya Patel');
  await form.fill('Reason', 'Moved away');
  const { desk } = world;
  const [payment] = await findPaymentsOfInvoice(desk.store, invoice.id);
  const paymentId = payment?.id ?? '';
  await reversePayment(desk, envelope(), { paymentId, how: 'returned' });
  const other = await pay(desk, invoice.id, 6_000n, { receivedOn: '2026-11-22' });
  await form.submit();
  expect(form.text()).toContain('Nothing was booked. Now £40.00 would lower');
  expect(form.text()).toContain('£10.00 of 22 Nov (Stripe)');
  expect(await findRefundsOfInvoice(desk.store, invoice.id)).toEqual([]);
  expect(await form.submit()).toMatchObject({ ok: true });
  expect(await findRefundsOfInvoice(desk.store, invoice.id)).toMatchObject([
    { paymentId: other, amount: 1_000n },
  ]);
});

it('says while it is filled in what moved under it', async () => {
  const { invoice, details } = await paid(10_000n, 6_000n);
  const form = await follow(world, details, press);
  await pay(world.desk, invoice.id, 4_000n);
  await form.fill('Amount', '5');
  await form.waitForText('Since you opened this form, £40.00 was paid.');
  expect(form.text()).toContain('£5.00 would be sent back');
  expect(form.text()).not.toContain('still owed');
  await form.fill('Reason', 'Moved away');
  expect(await form.submit()).toMatchObject({ ok: true });
  expect((await invoiceNow(world.desk, invoice.id)).refunded).toBe(500n);
});

it('answers a second delivery with what was booked, whoever could send it by then', async () => {
  const invoice = await issueTo(world, [2_000n]);
  await recordPayment(world.desk, envelope(), {
    ...{ invoiceId: invoice.id, paymentId: `club:debit-${invoice.number}`, amount: 2_000n },
    ...{ status: 'received', provider: 'gocardless', receivedOn: '2026-11-20' },
  });
  const details = await openScreen(world, '/invoices', invoice.number);
  const form = await follow(world, details, press);
  await form.fill('Amount', '5');
  await form.fill('Reason', 'Left the club');
  await form.waitForText('£5.00 would be sent back');
  world.slack.faults.duplicateNextDelivery();
  await form.submit();
  expect(form.text()).toContain('£5.00 is to be sent back');
  expect((await invoiceNow(world.desk, invoice.id)).refunded).toBe(500n);
  await closeScreens(world);
  const after = await openScreen(world, '/invoices', invoice.number);
  expect(after.text()).toContain('GoCardless sends only one refund of a payment');
  expect(after.text().split('\n')).toContain('Refund by hand');
});

it('asks once more before the same amount on the same invoice', async () => {
  const { invoice, details } = await paid(9_000n, 9_000n);
  const first = await follow(world, details, press);
  await first.fill('Amount', '30');
  await first.fill('Reason', 'Left the club');
  await first.submit();
  await first.close();
  const second = await follow(world, details, press);
  await second.fill('Amount', '30.00');
  await second.fill('Reason', 'Goodwill');
  await second.submit();
  const question = `You asked for a refund of £30.00 just now (${invoice.number}).`;
  expect(second.text()).toContain(question);
  expect((await invoiceNow(world.desk, invoice.id)).refunded).toBe(3_000n);
  expect(second.value('Amount')).toMatchObject({ value: '30.00' });
  expect(await second.submit()).toMatchObject({ ok: true });
  expect((await invoiceNow(world.desk, invoice.id)).refunded).toBe(6_000n);
});

it('books once when the form is sent twice', async () => {
  const { invoice, details } = await paid(2_000n, 2_000n);
  const form = await follow(world, details, press);
  await form.fill('Amount', '5');
  await form.fill('Reason', 'Left the club');
  await form.waitForText('£5.00 would be sent back');
  world.slack.faults.doubleNextSubmit();
  await form.submit();
  expect(form.text()).toContain('£5.00 is to be sent back');
  expect((await invoiceNow(world.desk, invoice.id)).refunded).toBe(500n);
});

it('is not offered while another payment is on its way, with the reason', async () => {
  const { invoice, details } = await paid(10_000n, 6_000n);
  await pay(world.desk, invoice.id, 1_000n, { status: 'pending' });
  const form = await follow(world, details, press);
  expect(form.text()).toContain(`${invoice.number} cannot be changed now: a Stripe payment`);
  expect(form.text()).not.toContain('Ask for refund');
  await closeScreens(world);
  const now = await openScreen(world, '/invoices', invoice.number);
  expect(now.text()).toContain('No refund now: another payment is on its way.');
  expect(now.text().split('\n')).not.toContain('Refund');
});

it('sends back a part of one line, which credits that line and its tax and no other', async () => {
  const invoice = await issueTo(world, [2_000n, 3_000n]);
  await pay(world.desk, invoice.id, 5_000n);
  const details = await openScreen(world, '/invoices', invoice.number);
  const form = await follow(world, details, press);
  await form.choose('Line', '2 ·');
  await form.waitForText('You can refund up to £30.00 on line 2.');
  await form.click('Full amount');
  await form.waitForText('£30.00 would be sent back');
  await form.fill('Reason', 'Rohan left the class');
  expect(await form.submit()).toMatchObject({ ok: true });
  const { lines, refunded } = await invoiceNow(world.desk, invoice.id);
  expect(refunded).toBe(3_000n);
  expect(lines.map((line) => line.refunded)).toEqual([0n, 3_000n]);
});
