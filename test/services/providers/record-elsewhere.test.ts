import { afterAll, beforeAll, expect, it } from 'vitest';
import { hearRefund } from '../../../src/services/providers/hear-refund.js';
import { previewRecordElsewhere } from '../../../src/services/providers/preview-record-elsewhere.js';
import { reconcile } from '../../../src/services/providers/reconcile.js';
import { recordElsewhere } from '../../../src/services/providers/record-elsewhere.js';
import { findRefundsOfInvoice } from '../../../src/store/ledger/refund-reads.js';
import { admin, auditDifferences, invoiceNow, issue, pay } from '../../support/ledger-desk.js';
import {
  addPayment,
  refundByHand,
  settleRefund,
} from '../../support/stripe-stand-in/happenings.js';
import {
  askRefundOf,
  openStripeDesk,
  type StripeDesk,
  toldFinance,
} from '../../support/stripe-stand-in/stripe-desk.js';

let world: StripeDesk;
beforeAll(async () => {
  world = await openStripeDesk();
});
afterAll(() => world.close());

let sums = 0;

/** One card payment of £150.00 for two invoices. */
async function paidBoth() {
  const { desk, standIn } = world;
  sums += 1;
  const intentId = `pi_sum${sums}`;
  const [one, other] = [await issue(desk, 10_000n), await issue(desk, 5000n)];
  addPayment(standIn.state, { id: intentId, amount: 15_000 });
  const first = await pay(desk, one, 10_000n, { paymentId: `club:${intentId}` });
  const { number } = await invoiceNow(desk, other);
  const second = await pay(desk, other, 5000n, { paymentId: `club:${intentId}:${number}` });
  return { intentId, one, other, first, second };
}

async function hear(intentId: string): Promise<void> {
  const { desk, stripe } = world;
  for (const refund of await stripe.listOf(intentId)) await hearRefund(desk, stripe, refund);
}

async function agrees(): Promise<void> {
  const actor = { kind: 'command-line' } as const;
  const report = await reconcile(world.desk, actor, { provider: world.stripe, days: 90 });
  expect(report.differences).toEqual([]);
  expect(report.ours).toBe(report.theirs);
  expect(await auditDifferences(world.desk)).toEqual([]);
}

it('one larger than each part is held on both, recorded on both at once, and fails on both', async () => {
  const { desk, standIn } = world;
  const { intentId, one, other, first, second } = await paidBoth();
  const made = refundByHand(standIn.state, intentId, 12_000);
  await hear(intentId);
  const refused = { code: 'over-refundable' };
  await expect(
    askRefundOf(desk, { invoiceId: one, paymentId: first, amount: 1n }),
  ).rejects.toMatchObject({ ...refused, details: { maximum: 0n, unrecorded: 10_000n } });
  await expect(
    askRefundOf(desk, { invoiceId: other, paymentId: second, amount: 3001n }),
  ).rejects.toMatchObject({ ...refused, details: { maximum: 3000n, unrecorded: 2000n } });
  const elsewhereId = `club:stripe:${made.id}`;
  const preview = await previewRecordElsewhere(desk, admin, elsewhereId);
  expect(preview.after.map(({ amount }) => amount)).toEqual([10_000n, 2000n]);
  const input = { elsewhereId, reason: 'By hand' };
  const recorded = await recordElsewhere(desk, admin, input, preview.shown.promised);
  expect(recorded).toMatchObject({ amount: 12_000n, replayed: false });
  expect(await recordElsewhere(desk, admin, input)).toEqual({ ...recorded, replayed: true });
  expect(await invoiceNow(desk, one)).toMatchObject({ refunded: 10_000n });
  expect(await invoiceNow(desk, other)).toMatchObject({ refunded: 2000n });
  const told = (await toldFinance(desk)).filter(({ kind }) => kind === 'refund-recorded');
  expect(told).toMatchObject([{ amount: 10_000n }, { amount: 2000n }]);
  await agrees();
  settleRefund(standIn.state, made.id, { status: 'failed', reason: 'declined' });
  await hear(intentId);
  expect(await invoiceNow(desk, one)).toMatchObject({ refunded: 0n });
  expect(await invoiceNow(desk, other)).toMatchObject({ refunded: 0n });
  const [failed] = await findRefundsOfInvoice(desk.store, other);
  expect(failed).toMatchObject({ state: 'failed', amount: 2000n });
  await agrees();
});

it('goes to the part of which something is left', async () => {
  const { desk, standIn } = world;
  const { intentId, one, other, first } = await paidBoth();
  await askRefundOf(desk, { invoiceId: one, paymentId: first, amount: 10_000n });
  const made = refundByHand(standIn.state, intentId, 4000);
  await hear(intentId);
  const { number: invoiceNumber } = await invoiceNow(desk, other);
  expect(await toldFinance(desk)).toContainEqual(
    expect.objectContaining({ kind: 'refund-elsewhere', invoiceNumber, amount: 4000n }),
  );
  const elsewhereId = `club:stripe:${made.id}`;
  await recordElsewhere(desk, admin, { elsewhereId, reason: 'By hand' });
  expect(await invoiceNow(desk, other)).toMatchObject({ refunded: 4000n });
});
