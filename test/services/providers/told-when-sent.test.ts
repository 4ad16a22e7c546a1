import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { sendRefunds } from '../../../src/services/providers/send-refunds.js';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import { askRefundAgain } from '../../../src/services/refunds/ask-refund-again.js';
import { refundOverpayment } from '../../../src/services/refunds/refund-overpayment.js';
import { findRefundsOfInvoice } from '../../../src/store/ledger/refund-reads.js';
import {
  auditDifferences,
  envelope,
  pay,
  payerId,
  startAfresh,
} from '../../support/ledger-desk.js';
import { anna, approve, asked, withThreshold } from '../../support/second-person.js';
import { addPayment } from '../../support/stripe-stand-in/happenings.js';
import {
  askRefundOf,
  openStripeDesk,
  paidByCard,
  refundNow,
  type StripeDesk,
} from '../../support/stripe-stand-in/stripe-desk.js';

let world: StripeDesk;
beforeAll(async () => {
  world = await openStripeDesk();
});
afterAll(() => world.close());
beforeEach(async () => {
  await startAfresh(world.desk);
  world.desk.sendsMail = true;
});

const send = () => sendRefunds(world.desk, () => false);

async function mails() {
  const rows = await world.desk.store.collections.outbox.find({ lane: 'mail' }).toArray();
  return rows.map(({ notice }) => notice);
}

const onItsWay = { kind: 'refund-on-its-way', amount: 3_000n };

it.each([
  [true, [onItsWay]],
  [undefined, [onItsWay]],
  [false, []],
])('mails the payer of what Stripe has sent, with Notify %s', async (notifyWhenSent, told) => {
  const paid = await paidByCard(world, 10_000n);
  const choice = notifyWhenSent === undefined ? {} : { notifyWhenSent };
  const refundId = await askRefundOf(world.desk, { ...paid, amount: 3_000n, ...choice });
  expect(await mails()).toEqual([]);
  await send();
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'done' });
  expect(await mails()).toMatchObject(told);
  expect(await auditDifferences(world.desk)).toEqual([]);
});

it('mails nobody of what Stripe refuses, and follows what is chosen when it is tried again', async () => {
  const paid = await paidByCard(world, 10_000n);
  world.standIn.state.outcomes.push({ kind: 'fails', reason: 'declined' });
  const refundId = await askRefundOf(world.desk, {
    ...{ ...paid, amount: 3_000n, notifyWhenSent: false },
  });
  await send();
  expect(await refundNow(world.desk, refundId)).toMatchObject({ state: 'failed' });
  expect(await mails()).toEqual([]);
  const again = { refundId, provider: null, reason: 'Once more', notifyWhenSent: true };
  await askRefundAgain(world.desk, envelope(), again);
  await send();
  expect(await mails()).toMatchObject([onItsWay]);
  expect(await auditDifferences(world.desk)).toEqual([]);
});

it.each([
  [true, 1],
  [false, 0],
])('of an overpayment, with Notify %s, mails %i', async (notifyWhenSent, count) => {
  const { desk, standIn } = world;
  const paid = await paidByCard(world, 10_000n);
  const again = `pi_again_${count}`;
  addPayment(standIn.state, { id: again, amount: 3_000 });
  await pay(desk, paid.invoiceId, 3_000n, { paymentId: `club:${again}` });
  const { invoiceId } = paid;
  const input = { invoiceId, amount: 3_000n, provider: null, reason: 'Twice', notifyWhenSent };
  const press = envelope();
  expect(await refundOverpayment(desk, press, input)).toMatchObject({ replayed: false });
  await send();
  expect(await mails()).toHaveLength(count);
  const other = { ...input, notifyWhenSent: !notifyWhenSent };
  await expect(refundOverpayment(desk, press, other)).rejects.toMatchObject({ code: 'key-reused' });
});

it('asks a second person with the choice, says it in the review, and keeps it', async () => {
  const { desk } = world;
  withThreshold(desk);
  for (const notifyWhenSent of [true, false]) {
    const paid = await paidByCard(world, 20_000n);
    const wish = { ...paid, amount: 12_000n, line: null, how: 'cash', provider: null } as const;
    const words = { reason: 'Left', noteToCustomer: '', notifyCustomer: false, notifyWhenSent };
    const request = await asked(desk, (actor, operationId) =>
      askRefund(desk, { actor, operationId }, { ...wish, ...words }),
    );
    expect(request.planned.refunds).toMatchObject([{ tellsPayer: notifyWhenSent }]);
    const review = await reviewRequest(desk, anna, request.id);
    expect(review.now?.refunds).toMatchObject([{ tellsPayer: notifyWhenSent }]);
    await approve(desk, request.id);
    await send();
    const [refund] = await findRefundsOfInvoice(desk.store, paid.invoiceId);
    expect(refund).toMatchObject({ state: 'done', payerId });
  }
  expect(await mails()).toHaveLength(1);
  expect(await auditDifferences(desk)).toEqual([]);
});
