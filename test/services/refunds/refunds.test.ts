import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FactsMoved } from '../../../src/domain/books/promise.js';
import { creditable } from '../../../src/domain/invoices/invoice.js';
import type { Actor } from '../../../src/domain/people/actor.js';
import type { RefundTold } from '../../../src/domain/refunds/refund-moves.js';
import { raiseCredit } from '../../../src/services/credit/raise-credit.js';
import { correctPayment } from '../../../src/services/payments/correct-payment.js';
import { movePayment } from '../../../src/services/payments/move-payment.js';
import { previewMovePayment } from '../../../src/services/payments/preview-move-payment.js';
import { reversePayment } from '../../../src/services/payments/record-payment.js';
import { type AskRefundInput, askRefund } from '../../../src/services/refunds/ask-refund.js';
import { askRefundAgain } from '../../../src/services/refunds/ask-refund-again.js';
import { payOut } from '../../../src/services/refunds/pay-out.js';
import { refundDone } from '../../../src/services/refunds/refund-done.js';
import { refundNotDone } from '../../../src/services/refunds/refund-not-done.js';
import { refundOverpayment } from '../../../src/services/refunds/refund-overpayment.js';
import { tellRefund } from '../../../src/services/refunds/tell-refund.js';
import { findRefund } from '../../../src/store/ledger/refund-reads.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  admin,
  auditDifferences,
  balanceNow,
  deskOn,
  envelope,
  invoiceNow,
  issue,
  openCredit,
  pay,
  payerId,
} from '../../support/ledger-desk.js';
import { today } from '../../support/rules.js';

const desk = await deskForFile({ afresh: true });

const job: Actor = { kind: 'job', job: 'sweep' };

function wish(
  invoiceId: string,
  amount: bigint,
  changes: Partial<AskRefundInput> = {},
): AskRefundInput {
  const how: AskRefundInput['how'] = changes.how ?? 'proposed';
  return {
    ...{ invoiceId, amount, line: null, how, paymentId: null, provider: null },
    ...{ reason: 'Left the club', noteToCustomer: '', notifyCustomer: false },
    ...changes,
  };
}

/** @returns the id of the refund */
async function asked(invoiceId: string, amount: bigint): Promise<string> {
  const { refunds } = await askRefund(desk, envelope(), wish(invoiceId, amount, { how: 'cash' }));
  return refunds[0]?.refundId ?? '';
}

it('mails once that it is on its way, and tells only staff when it comes back', async () => {
  desk.sendsMail = true;
  const invoiceId = await issue(desk, 10_000n);
  await pay(desk, invoiceId, 10_000n);
  const refundId = await asked(invoiceId, 3_000n);
  const mails = async () => {
    const rows = await desk.store.collections.outbox.find({ lane: 'mail' }).toArray();
    return rows.map(({ notice, invoiceIds }) => ({ ...notice, invoiceIds }));
  };
  const tell = (of: RefundTold) =>
    tellRefund(desk, job, { refundId, told: of, reason: 'the bank says so' });
  await tell(told('waiting'));
  expect(await mails()).toEqual([]);
  const done = { ...told('waiting'), state: 'done' as const, feeMinor: 20n };
  for (const state of [done, done]) await tell(state);
  const first = { kind: 'refund-on-its-way', amount: 3_000n, payerId, invoiceIds: [invoiceId] };
  expect(await mails()).toMatchObject([first]);
  for (const state of [told('failed'), told('failed')]) await tell(state);
  expect(await mails()).toHaveLength(1);
  expect((await invoiceNow(desk, invoiceId)).refunded).toBe(0n);
  desk.sendsMail = false;
});

it.each([
  [true, 1],
  [false, 0],
])('marked as done by a person with Notify %s, mails the payer %i times', async (notify, times) => {
  desk.sendsMail = true;
  const invoiceId = await issue(desk, 10_000n);
  await pay(desk, invoiceId, 10_000n);
  const refundId = await asked(invoiceId, 3_000n);
  const input = { refundId, on: today, feeMinor: 0n, reference: '', notifyCustomer: notify };
  const press = envelope();
  for (const replayed of [false, true]) {
    expect(await refundDone(desk, press, input)).toMatchObject({ replayed });
  }
  expect(await desk.store.collections.outbox.countDocuments({ lane: 'mail' })).toBe(times);
  const other = { ...input, notifyCustomer: !notify };
  await expect(refundDone(desk, press, other)).rejects.toMatchObject({ code: 'key-reused' });
  desk.sendsMail = false;
});

async function notices() {
  const rows = await desk.store.collections.outbox.find().sort({ createdAt: 1 }).toArray();
  return rows.map(({ notice }) => notice);
}

function told(state: 'waiting' | 'failed', attempt = 1): RefundTold {
  return { state, attempt, providerRefundId: 're_1', on: today };
}

const done: RefundTold = { ...told('failed'), state: 'done', feeMinor: 0n };

describe('a refund at the desk', () => {
  it('lowers what is owed, sends the rest back, and is told once', async () => {
    const invoiceId = await issue(desk, 10_000n);
    await pay(desk, invoiceId, 6_000n);
    const operation = envelope();
    const first = await askRefund(desk, operation, wish(invoiceId, 7_000n));
    expect(first).toMatchObject({
      ...{ toInvoice: 4_000n, toAccount: 0n, sentBack: 3_000n, outstanding: 0n },
      ...{ replayed: false, balance: null },
    });
    const again = await askRefund(desk, operation, wish(invoiceId, 7_000n));
    expect(again).toEqual({ ...first, replayed: true });
    await expect(askRefund(desk, operation, wish(invoiceId, 6_999n))).rejects.toMatchObject({
      code: 'key-reused',
    });
    const kinds = (await notices()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'refund-asked')).toHaveLength(1);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('is shown again and books nothing where something else would happen than was promised', async () => {
    const invoiceId = await issue(desk, 10_000n);
    await pay(desk, invoiceId, 6_000n);
    const promised = { toInvoice: '4000', toAccount: '0', sentBack: '3000', outstanding: '0' };
    await pay(desk, invoiceId, 1_000n);
    const ask = () => askRefund(desk, envelope(), wish(invoiceId, 7_000n), promised);
    await expect(ask()).rejects.toThrow(FactsMoved);
    expect(await desk.store.collections.refunds.countDocuments()).toBe(0);
    await askRefund(desk, envelope(), wish(invoiceId, 7_000n), {
      ...promised,
      ...{ toInvoice: '3000', sentBack: '4000' },
    });
  });

  it('asked for by two people at once never sends more back than was received', async () => {
    const invoiceId = await issue(desk, 10_000n);
    await pay(desk, invoiceId, 10_000n);
    const elsewhere = deskOn(desk.store, desk.uri);
    const asks = [desk, elsewhere, desk, elsewhere].map((one) =>
      askRefund(one, envelope(), wish(invoiceId, 4_000n)),
    );
    const results = await Promise.allSettled(asks);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ refunded: 8_000n });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('is marked as done with what it cost and its reference, once', async () => {
    const invoiceId = await issue(desk, 10_000n);
    await pay(desk, invoiceId, 10_000n);
    const refundId = await asked(invoiceId, 3_000n);
    const input = { refundId, on: today, feeMinor: 50n, reference: 'FP 8812' };
    expect(await refundDone(desk, envelope(), input)).toMatchObject({
      ...{ state: 'done', amount: 3_000n, fee: 50n, replayed: false },
    });
    await expect(refundDone(desk, envelope(), input)).rejects.toMatchObject({
      code: 'refund-state',
    });
    expect(await findRefund(desk.store, refundId)).toMatchObject({
      ...{ state: 'done', reference: 'FP 8812', fee: 50n, settledOn: today },
    });
    // As with payments: what finds it again is no reason.
    const paid = { kind: 'refund.paid', 'refs.refundId': refundId } as const;
    expect(await desk.store.collections.journal.findOne(paid)).toMatchObject({
      ...{ reason: '', reference: 'FP 8812' },
    });
    expect((await notices()).at(-1)).toMatchObject({
      ...{ kind: 'refund-done', byUserId: 'UADMIN', reference: 'FP 8812' },
    });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('cannot have been sent before the money came', async () => {
    const invoiceId = await issue(desk, 10_000n);
    await pay(desk, invoiceId, 10_000n);
    const refundId = await asked(invoiceId, 3_000n);
    const early = { refundId, on: '2026-01-01', feeMinor: 0n, reference: '' };
    await expect(refundDone(desk, envelope(), early)).rejects.toMatchObject({
      code: 'back-before-received',
    });
    const ahead = { ...early, on: '2030-01-01' };
    await expect(refundDone(desk, envelope(), ahead)).rejects.toMatchObject({ code: 'day-ahead' });
  });

  it('that could not be done puts everything back, and can be asked for again', async () => {
    const invoiceId = await issue(desk, 10_000n);
    await pay(desk, invoiceId, 10_000n);
    const refundId = await asked(invoiceId, 3_000n);
    await refundDone(desk, envelope(), { refundId, on: today, feeMinor: 50n, reference: '' });
    const input = { refundId, on: today, reason: 'wrong account number' };
    await refundNotDone(desk, envelope(), input);
    expect(creditable(await invoiceNow(desk, invoiceId))).toBe(10_000n);
    expect((await notices()).at(-1)).toMatchObject({
      ...{ kind: 'refund-failed', wasDone: true, problem: 'wrong account number' },
    });
    const again = await askRefundAgain(desk, envelope(), {
      ...{ refundId, provider: 'bank', reason: 'Right number now' },
    });
    expect(again.refunds).toMatchObject([{ refundId, provider: 'bank', amount: 3_000n }]);
    expect(await findRefund(desk.store, refundId)).toMatchObject({ state: 'asked', attempt: 2 });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('of another club is not there', async () => {
    const invoiceId = await issue(desk, 10_000n);
    await pay(desk, invoiceId, 10_000n);
    const refundId = await asked(invoiceId, 3_000n);
    const stranger = deskOn(desk.store, desk.uri);
    stranger.club = { ...stranger.club, id: 'other' };
    const input = { refundId, on: today, reason: 'x' };
    await expect(refundNotDone(stranger, envelope(), input)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(
      tellRefund(stranger, job, { refundId, told: done, reason: '' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a payment of which a part is sent back', () => {
  it('goes back in what is left of it, by whichever door, and finance hears how much', async () => {
    const invoiceId = await issue(desk, 10_000n);
    const paymentId = await pay(desk, invoiceId, 10_000n);
    await asked(invoiceId, 3_000n);
    const back = { paymentId, how: 'returned', amount: 7_001n } as const;
    await expect(reversePayment(desk, envelope(), back)).rejects.toMatchObject({
      ...{ code: 'payment-refunded', details: { maximum: 7_000n } },
    });
    expect(await previewMovePayment(desk, admin, { paymentId, move: 'returned' })).toMatchObject({
      back: 7_000n,
    });
    const move = { paymentId, move: 'returned', on: today, amount: null, reason: '' } as const;
    expect(await movePayment(desk, envelope(), move)).toMatchObject({ amount: 7_000n });
    expect((await notices()).at(-1)).toMatchObject({ kind: 'payment-reversed', amount: 7_000n });
    await expect(
      correctPayment(desk, envelope(), { paymentId, reason: 'Typed in error' }),
    ).rejects.toMatchObject({ code: 'payment-state' });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('was not typed in error', async () => {
    const invoiceId = await issue(desk, 10_000n);
    const paymentId = await pay(desk, invoiceId, 10_000n);
    await asked(invoiceId, 3_000n);
    await expect(
      correctPayment(desk, envelope(), { paymentId, reason: 'Typed in error' }),
    ).rejects.toMatchObject({ code: 'payment-refunded' });
  });
});

describe('what a provider tells of a refund', () => {
  async function paid() {
    const invoiceId = await issue(desk, 10_000n);
    await pay(desk, invoiceId, 10_000n);
    return { invoiceId, refundId: await asked(invoiceId, 3_000n) };
  }

  it('is booked once, in whatever order and however often it comes', async () => {
    const { invoiceId, refundId } = await paid();
    const tell = (what: RefundTold) => tellRefund(desk, job, { refundId, told: what, reason: 'r' });
    expect(await tell(told('waiting'))).toBe('moves');
    const both = await Promise.all([tell(done), tell(done)]);
    expect(both.toSorted()).toEqual(['already-so', 'moves']);
    expect(await tell(told('waiting'))).toBe('late');
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ refunded: 3_000n });
    expect(await tell(told('failed'))).toBe('moves');
    expect(await tell(told('failed'))).toBe('already-so');
    expect(await tell(done)).toBe('late');
    expect(await tell(told('failed', 2))).toBe('late');
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ refunded: 0n });
    const kinds = (await notices()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'refund-failed')).toHaveLength(1);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('is booked once by several processes at the same moment', async () => {
    const { refundId } = await paid();
    const desks = [desk, deskOn(desk.store, desk.uri), deskOn(desk.store, desk.uri)];
    const answers = await Promise.all(
      desks.map((one) => tellRefund(one, job, { refundId, told: done, reason: '' })),
    );
    expect(answers.toSorted()).toEqual(['already-so', 'already-so', 'moves']);
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('that it waits holds its amount: both a refund and credit beyond what is left are refused', async () => {
    const { invoiceId, refundId } = await paid();
    await tellRefund(desk, job, { refundId, told: told('waiting'), reason: 'no funds' });
    await expect(asked(invoiceId, 7_001n)).rejects.toMatchObject({
      details: { maximum: 7_000n },
    });
    const credit = { invoiceId, amount: 8_000n, line: null, reason: 'Goodwill' };
    await expect(
      raiseCredit(desk, envelope(), { ...credit, noteToCustomer: '', notifyCustomer: false }),
    ).rejects.toMatchObject({ code: 'over-creditable', details: { maximum: 7_000n } });
    await expect(
      askRefundAgain(desk, envelope(), { refundId, provider: null, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'refund-state' });
    expect(await findRefund(desk.store, refundId)).toMatchObject({
      ...{ state: 'waiting', problem: 'no funds', waitingSince: today },
    });
  });
});

describe('an overpayment and account credit', () => {
  it('are sent back as refunds, once for each press', async () => {
    const invoiceId = await issue(desk, 1_000n);
    await pay(desk, invoiceId, 1_500n);
    const over = { invoiceId, amount: 200n, provider: null, reason: 'Paid twice' };
    const operation = envelope();
    const first = await refundOverpayment(desk, operation, over, {
      overpaid: '300',
      sentBack: '200',
    });
    expect(first).toMatchObject({ sentBack: 200n, overpaid: 300n, noteNumber: null });
    expect(await refundOverpayment(desk, operation, over)).toMatchObject({ replayed: true });
    await expect(
      refundOverpayment(desk, envelope(), { ...over, amount: 301n }),
    ).rejects.toMatchObject({ code: 'over-overpaid' });

    await openCredit(desk, 900n);
    const out = { payerId, currency: 'GBP', amount: 600n, provider: 'bank', reason: 'Leaves' };
    const paidOut = await payOut(desk, envelope(), out, { available: '300', sentBack: '600' });
    expect(paidOut).toMatchObject({ invoiceNumber: null, sentBack: 600n, balance: 300n });
    expect(await balanceNow(desk)).toBe(300n);
    const refundId = paidOut.refunds[0]?.refundId ?? '';
    await refundNotDone(desk, envelope(), { refundId, on: today, reason: 'account closed' });
    expect(await balanceNow(desk)).toBe(900n);
    await expect(payOut(desk, envelope(), { ...out, amount: 901n })).rejects.toMatchObject({
      code: 'over-balance',
    });
    expect(await auditDifferences(desk)).toEqual([]);
  });

  it('of a payer who is not there cannot be paid out', async () => {
    const out = { currency: 'GBP', amount: 600n, provider: 'bank', reason: 'Leaves' };
    await expect(
      payOut(desk, envelope(randomUUID()), { ...out, payerId: 'club:nobody' }),
    ).rejects.toMatchObject({ code: 'over-balance' });
  });
});
