import { beforeEach, expect, it } from 'vitest';
import { FactsMoved } from '../../../src/domain/books/promise.js';
import { approveRequest } from '../../../src/services/approvals/decide.js';
import { reviewRequest } from '../../../src/services/approvals/review.js';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import { findRefundsOfInvoice } from '../../../src/store/ledger/refund-reads.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { by } from '../../support/giving-doors.js';
import { envelope, issue, pay, startAfresh } from '../../support/ledger-desk.js';
import { anna, approve, asked, saidNow, withThreshold } from '../../support/second-person.js';

const desk = await deskForFile({ audited: true });
beforeEach(async () => {
  await startAfresh(desk);
  withThreshold(desk);
});

const wish = { how: 'cash', reason: 'Left', noteToCustomer: '', notifyCustomer: false } as const;

/** £300.00 on two lines, paid in two halves; what goes back first is the later one. */
async function paidTwice() {
  const invoiceId = await issue(desk, [20_000n, 10_000n]);
  const first = await pay(desk, invoiceId, 15_000n, { receivedOn: '2026-11-01' });
  const second = await pay(desk, invoiceId, 15_000n, { receivedOn: '2026-11-20' });
  return { invoiceId, first, second };
}

function askFor(invoiceId: string, amount: bigint, line: number | null = null) {
  const input = { ...wish, invoiceId, amount, line, paymentId: null, provider: null };
  // What the form of an earlier version said, without the payments.
  const said = { sentBack: `${amount}` };
  return asked(desk, (actor, operationId) => askRefund(desk, { actor, operationId }, input, said));
}

it('sends the payment that was asked for; another one is shown again and books nothing', async () => {
  const { invoiceId, first, second } = await paidTwice();
  const request = await askFor(invoiceId, 12_000n);
  const said = await saidNow(desk, request.id);
  expect(await reviewRequest(desk, anna, request.id)).toMatchObject({ isChanged: false });
  // Meanwhile most of the later payment goes back otherwise.
  const { approvals } = desk;
  withThreshold(desk, null);
  const other = { ...wish, invoiceId, line: null, paymentId: second, provider: 'bank' };
  await askRefund(desk, envelope(), { ...other, amount: 10_000n });
  desk.approvals = approvals;
  const decision = { requestId: request.id, comment: '' };
  await expect(approveRequest(desk, anna, { ...decision, said })).rejects.toBeInstanceOf(
    FactsMoved,
  );
  const review = await reviewRequest(desk, anna, request.id);
  expect(review).toMatchObject({ isChanged: true, now: { sentBack: 12_000n } });
  expect(review.now?.refunds?.map(({ amount, payment }) => [amount, payment?.receivedOn])).toEqual([
    [5000n, '2026-11-20'],
    [7000n, '2026-11-01'],
  ]);
  await approve(desk, request.id);
  const refunds = await findRefundsOfInvoice(desk.store, invoiceId);
  const parts = refunds.map(({ paymentId, amount }) => [paymentId, amount]);
  expect(parts).toEqual(
    expect.arrayContaining([
      [second, 5000n],
      [first, 7000n],
    ]),
  );
});

it('keeps which payment goes back, by whom, at what cost, and the line that was chosen', async () => {
  const { invoiceId } = await paidTwice();
  const request = await askFor(invoiceId, 10_000n, 2);
  expect(request.planned.line).toMatchObject({ number: 2 });
  expect(request.planned.refunds).toEqual([
    {
      ...{ amount: 10_000n, provider: 'stripe', isSentByDesk: false, cost: 163n },
      payment: { provider: 'stripe', receivedOn: '2026-11-20', amount: 15_000n },
    },
  ]);
});

it('of a refund below the threshold nobody is asked', async () => {
  const { invoiceId } = await paidTwice();
  const input = { ...wish, invoiceId, line: null, paymentId: null, provider: null };
  expect(await askRefund(desk, by(anna), { ...input, amount: 100n })).toMatchObject({
    sentBack: 100n,
  });
});
