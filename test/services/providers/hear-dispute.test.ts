import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordPayment, reversePayment } from '../../../src/services/payments/record-payment.js';
import { hearDispute } from '../../../src/services/providers/hear-dispute.js';
import { findPayment } from '../../../src/store/ledger/ledger-reads.js';
import { storeDispute } from '../../../src/store/providers/provider-disputes.js';
import { auditDifferences, envelope, invoiceNow, issue, pay } from '../../support/ledger-desk.js';
import { addPayment, closeDispute, openDispute } from '../../support/stripe-stand-in/happenings.js';
import {
  askRefundOf,
  openStripeDesk,
  paidByCard,
  type StripeDesk,
  toldFinance,
} from '../../support/stripe-stand-in/stripe-desk.js';

let world: StripeDesk;
beforeAll(async () => {
  world = await openStripeDesk();
});
afterAll(() => world.close());

async function hear(disputeId: string): Promise<void> {
  const { desk, stripe } = world;
  await hearDispute(desk, stripe, await stripe.findDispute(disputeId));
}

async function disputesTold(invoiceId: string) {
  const told = await toldFinance(world.desk);
  return told.flatMap((notice) =>
    notice.kind === 'payment-disputed' && invoiceId === `club:${notice.invoiceNumber}`
      ? [[notice.how, notice.amount]]
      : [],
  );
}

it('bounces what is disputed, and receives it again when the dispute is won', async () => {
  const { invoiceId, paymentId, intentId } = await paidByCard(world, 10_000n);
  const state = world.standIn.state;
  const { id } = openDispute(state, intentId, { amount: 6000, status: 'needs_response' });
  await hear(id);
  await hear(id);
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({
    paid: 4000n,
    outstanding: 6000n,
  });
  expect(await findPayment(world.desk.store, paymentId)).toMatchObject({
    status: 'bounced',
    reversed: 6000n,
  });
  const refund = { invoiceId, paymentId, amount: 1n };
  await expect(askRefundOf(world.desk, refund)).rejects.toMatchObject({
    code: 'payment-disputed',
    details: { paymentId: intentId, provider: 'Stripe' },
  });
  closeDispute(state, id, 'won');
  await hear(id);
  await hear(id);
  expect(await askRefundOf(world.desk, { ...refund, amount: 1n })).not.toBe('');
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ paid: 10_000n, outstanding: 0n });
  expect(await disputesTold(invoiceId)).toEqual([
    ['held', 6000n],
    ['returned', 6000n],
  ]);
  expect(await auditDifferences(world.desk)).toEqual([]);
});

it('a dispute that is lost stays bounced, and an appeal that is won gives it back', async () => {
  const { invoiceId, paymentId, intentId } = await paidByCard(world, 2000n);
  const state = world.standIn.state;
  const dispute = openDispute(state, intentId, { amount: 2000, status: 'under_review' });
  await hear(dispute.id);
  closeDispute(state, dispute.id, 'lost');
  await hear(dispute.id);
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ paid: 0n, outstanding: 2000n });
  await hear(dispute.id);
  const refund = askRefundOf(world.desk, { invoiceId, paymentId, amount: 1n });
  await expect(refund).rejects.toMatchObject({ code: 'payment-disputed' });
  closeDispute(state, dispute.id, 'won');
  await hear(dispute.id);
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ paid: 2000n, outstanding: 0n });
  expect((await disputesTold(invoiceId)).map(([how]) => how).sort()).toEqual([
    ...['held', 'lost', 'returned'],
  ]);
});

it('one that is heard of when it was lost bounces its payment all the same', async () => {
  const { invoiceId, intentId } = await paidByCard(world, 2000n);
  const { state } = world.standIn;
  const { id } = openDispute(state, intentId, { amount: 1500, status: 'lost' });
  await hear(id);
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ paid: 500n });
  expect(await disputesTold(invoiceId)).toEqual([['lost', 1500n]]);
});

it('an inquiry moves no money and is told; a dispute heard of when it was won changes nothing', async () => {
  const { invoiceId, intentId } = await paidByCard(world, 3000n);
  const state = world.standIn.state;
  const asked = openDispute(state, intentId, { amount: 3000, status: 'warning_needs_response' });
  await hear(asked.id);
  const won = openDispute(state, intentId, { amount: 3000, status: 'won' });
  await hear(won.id);
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ paid: 3000n, outstanding: 0n });
  expect(await disputesTold(invoiceId)).toEqual([['inquiry', 3000n]]);
});

it('what a person bounced by hand after a dispute was won stays bounced', async () => {
  const { invoiceId, paymentId, intentId } = await paidByCard(world, 3000n);
  const state = world.standIn.state;
  const { id } = openDispute(state, intentId, { amount: 3000, status: 'needs_response' });
  await hear(id);
  closeDispute(state, id, 'won');
  await hear(id);
  await reversePayment(world.desk, envelope(), { paymentId, how: 'bounced' });
  await hear(id);
  expect(await invoiceNow(world.desk, invoiceId)).toMatchObject({ outstanding: 3000n });
});

it('takes a sum that paid several invoices from them in turn', async () => {
  const { desk, standIn } = world;
  const [one, other] = [await issue(desk, 1000n), await issue(desk, 2000n)];
  addPayment(standIn.state, { id: 'pi_both', amount: 3000 });
  await pay(desk, one, 1000n, { paymentId: 'club:pi_both' });
  const { number } = await invoiceNow(desk, other);
  await pay(desk, other, 2000n, { paymentId: `club:pi_both:${number}` });
  const { id } = openDispute(standIn.state, 'pi_both', { amount: 2500, status: 'needs_response' });
  await hear(id);
  expect(await invoiceNow(desk, one)).toMatchObject({ outstanding: 1000n });
  expect(await invoiceNow(desk, other)).toMatchObject({ outstanding: 1500n });
  closeDispute(standIn.state, id, 'won');
  await hear(id);
  expect(await invoiceNow(desk, one)).toMatchObject({ outstanding: 0n });
  expect(await invoiceNow(desk, other)).toMatchObject({ outstanding: 0n });
});

it('two disputes of one payment are two, and a win receives only its own amount', async () => {
  const { desk, standIn } = world;
  const { invoiceId, paymentId, intentId } = await paidByCard(world, 10_000n);
  const first = openDispute(standIn.state, intentId, { amount: 3000, status: 'needs_response' });
  const second = openDispute(standIn.state, intentId, { amount: 4000, status: 'needs_response' });
  await hear(first.id);
  await Promise.all([hear(second.id), hear(second.id)]);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 3000n, outstanding: 7000n });
  closeDispute(standIn.state, first.id, 'won');
  await hear(first.id);
  await hear(first.id);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 6000n, outstanding: 4000n });
  expect(await findPayment(desk.store, paymentId)).toMatchObject({
    status: 'bounced',
    reversed: 4000n,
  });
  closeDispute(standIn.state, second.id, 'lost');
  await hear(second.id);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 6000n, outstanding: 4000n });
  expect(await auditDifferences(desk)).toEqual([]);
});

it('what no payment has any more is told, and the rest is booked', async () => {
  const { desk, standIn } = world;
  const { invoiceId, paymentId, intentId } = await paidByCard(world, 10_000n);
  await reversePayment(desk, envelope(), { paymentId, how: 'bounced', amount: 8000n });
  const { id } = openDispute(standIn.state, intentId, { amount: 5000, status: 'needs_response' });
  await hear(id);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 0n, outstanding: 10_000n });
  const { number: invoiceNumber } = await invoiceNow(desk, invoiceId);
  const refusal = expect.stringContaining('£30.00 of it had gone back before');
  expect(await toldFinance(desk)).toContainEqual(
    expect.objectContaining({ kind: 'payment-disputed', invoiceNumber, refusal }),
  );
  closeDispute(standIn.state, id, 'won');
  await hear(id);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 2000n, outstanding: 8000n });
});

it('one that was booked before the books named disputes is received again when it is won', async () => {
  const { desk, standIn } = world;
  const { invoiceId, paymentId, intentId } = await paidByCard(world, 2000n);
  const { id } = openDispute(standIn.state, intentId, { amount: 2000, status: 'needs_response' });
  const actor = { kind: 'job', job: 'follow-refunds' } as const;
  await reversePayment(desk, { actor, operationId: id }, { paymentId, how: 'bounced' });
  const heardAt = desk.now();
  const stored = { clubId: 'club', paymentIds: [paymentId], heardAt };
  const known = { id: `club:stripe:${id}`, standing: 'held', isBooked: true } as const;
  await storeDispute(desk.store, { ...stored, ...known });
  closeDispute(standIn.state, id, 'won');
  await hear(id);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 2000n, outstanding: 0n });
  expect(await auditDifferences(desk)).toEqual([]);
});

it('a dispute of a payment that is not ours is nothing to us', async () => {
  const before = await toldFinance(world.desk);
  addPayment(world.standIn.state, { id: 'pi_shop', amount: 500 });
  const { id } = openDispute(world.standIn.state, 'pi_shop', { amount: 500, status: 'lost' });
  await hear(id);
  expect(await toldFinance(world.desk)).toEqual(before);
});

it('what could not be booked when it was told is booked when it is told again, and said once more', async () => {
  const { desk, standIn } = world;
  const { invoiceId, paymentId, intentId } = await paidByCard(world, 5000n);
  const { id } = openDispute(standIn.state, intentId, { amount: 5000, status: 'needs_response' });
  const { payerId } = await invoiceNow(desk, invoiceId);
  const { accounts, invoices } = desk.store.collections;
  const importing = { $set: { importing: true as const } };
  await invoices.updateOne({ _id: invoiceId }, importing);
  await accounts.updateMany({ payerId }, importing);
  await hear(id);
  await hear(id);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 5000n });
  await invoices.updateOne({ _id: invoiceId }, { $unset: { importing: '' } });
  await accounts.updateMany({ payerId }, { $unset: { importing: '' } });
  await hear(id);
  await hear(id);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 0n, outstanding: 5000n });
  expect(await disputesTold(invoiceId)).toEqual([
    ['held', 5000n],
    ['held', 5000n],
  ]);
  // Received again by a person, although the dispute still stands: nothing takes it back a second time.
  const received = { invoiceId, paymentId, amount: 5000n, provider: 'stripe' } as const;
  const receivedOn = '2026-11-20';
  await recordPayment(desk, envelope(), { ...received, status: 'received', receivedOn });
  await hear(id);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 5000n });
});

it('one in another currency is told and not booked, and blocks refunds', async () => {
  const { desk, standIn } = world;
  const { invoiceId, paymentId, intentId } = await paidByCard(world, 5000n);
  const payment = standIn.state.payments.find((one) => one.id === intentId);
  if (payment !== undefined) payment.currency = 'eur';
  const { id } = openDispute(standIn.state, intentId, { amount: 5000, status: 'needs_response' });
  await hear(id);
  expect(await invoiceNow(desk, invoiceId)).toMatchObject({ paid: 5000n });
  const refusal = 'The dispute is in EUR, and the payment in GBP.';
  const { number: invoiceNumber } = await invoiceNow(desk, invoiceId);
  expect(await toldFinance(desk)).toContainEqual(
    expect.objectContaining({ kind: 'payment-disputed', invoiceNumber, refusal }),
  );
  const refund = askRefundOf(desk, { invoiceId, paymentId, amount: 1n });
  await expect(refund).rejects.toMatchObject({ code: 'payment-disputed' });
});
