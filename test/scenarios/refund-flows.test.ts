import { beforeEach, describe, expect, it } from 'vitest';
import { creditable } from '../../src/domain/invoices/invoice.js';
import { spreadPayment } from '../../src/domain/payments/spread-payment.js';
import type { Actor } from '../../src/domain/people/actor.js';
import type { RefundTold } from '../../src/domain/refunds/refund-moves.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { correctPayment } from '../../src/services/payments/correct-payment.js';
import { recordTransfer } from '../../src/services/payments/record-transfer.js';
import { askRefund } from '../../src/services/refunds/ask-refund.js';
import { askRefundAgain } from '../../src/services/refunds/ask-refund-again.js';
import { tellRefund } from '../../src/services/refunds/tell-refund.js';
import { findNotesOfInvoice } from '../../src/store/ledger/credit-note-reads.js';
import { findPaymentsOfInvoice } from '../../src/store/ledger/ledger-reads.js';
import { findRefundsOfInvoice } from '../../src/store/ledger/refund-reads.js';
import { csv, emptyDatabase, importSound } from '../services/import/import-desk.js';
import { deskForFile } from '../support/desk-for-file.js';
import { admin, envelope, invoiceNow, issue, pay, payerId, raise } from '../support/ledger-desk.js';

const desk = await deskForFile({ afresh: true, audited: true });

const job: Actor = { kind: 'job', job: 'sweep' };
const day = '2026-11-23';
const failed: RefundTold = { state: 'failed', attempt: 1, providerRefundId: 're_1', on: day };
const done: RefundTold = { ...failed, state: 'done', feeMinor: 0n };
const waiting: RefundTold = { ...failed, state: 'waiting' };

function ask(invoiceId: string, amount: bigint) {
  const wish = { amount, line: null, how: 'cash', paymentId: null, provider: null } as const;
  const words = { reason: 'Left the club', noteToCustomer: '', notifyCustomer: false };
  return askRefund(desk, envelope(), { invoiceId, ...wish, ...words });
}

async function asked(invoiceId: string, amount: bigint): Promise<string> {
  return (await ask(invoiceId, amount)).refunds[0]?.refundId ?? '';
}

const tell = (refundId: string, told: RefundTold, reason = '') =>
  tellRefund(desk, job, { refundId, told, reason });

async function cash(): Promise<bigint> {
  const entries = await desk.store.collections.journal.find().toArray();
  const own = entries.flatMap(({ postings }) => postings);
  return own.reduce((sum, { account, amount }) => {
    return account.startsWith('cash:') ? sum + amount : sum;
  }, 0n);
}

describe('flow 13: a refund that succeeds and fails three days later, every message twice', () => {
  it.each([3_000n, 10_000n, 1n])('of %s is as if it had not been', async (amount) => {
    const invoiceId = await issue(desk, 10_000n);
    await pay(desk, invoiceId, 10_000n);
    const refundId = await asked(invoiceId, amount);
    expect([await tell(refundId, done), await tell(refundId, done)]).toEqual([
      'moves',
      'already-so',
    ]);
    const after = await invoiceNow(desk, invoiceId);
    expect([after.refunded, creditable(after)]).toEqual([amount, 10_000n - amount]);
    desk.clock.now = new Date('2026-11-26T10:00:00Z');
    const later = { ...failed, on: '2026-11-26' };
    expect([await tell(refundId, later), await tell(refundId, later)]).toEqual([
      'moves',
      'already-so',
    ]);
    const before = await invoiceNow(desk, invoiceId);
    expect([before.refunded, creditable(before), await cash()]).toEqual([0n, 10_000n, 10_000n]);
    const told = await desk.store.collections.outbox.find().toArray();
    const ofFailure = told.filter(({ notice }) => notice.kind === 'refund-failed');
    expect(ofFailure.map(({ target }) => target)).toEqual([{ room: 'finance' }]);
    desk.clock.now = new Date('2026-11-23T10:00:00Z');
  });
});

it('flow 14: a refund that waits for funds holds its amount, and is not tried again', async () => {
  const invoiceId = await issue(desk, 10_000n);
  await pay(desk, invoiceId, 10_000n);
  const refundId = await asked(invoiceId, 3_000n);
  await tell(refundId, waiting, 'insufficient funds');
  const [refund] = await findRefundsOfInvoice(desk.store, invoiceId);
  expect(refund).toMatchObject({
    state: 'waiting',
    waitingSince: day,
    problem: 'insufficient funds',
  });
  const sevenThousand = { details: { maximum: 7_000n } };
  await expect(ask(invoiceId, 7_001n)).rejects.toMatchObject(sevenThousand);
  await expect(raise(desk, invoiceId, 8_000n)).rejects.toMatchObject(sevenThousand);
  const again = { refundId, provider: null, reason: 'Try again' };
  await expect(askRefundAgain(desk, envelope(), again)).rejects.toMatchObject({
    code: 'refund-state',
  });
  await ask(invoiceId, 7_000n);
});

describe('flow 16: payments that are taken back', () => {
  const told = {
    ...{ payerId, provider: 'bank' as const, receivedOn: day, reference: '' },
    status: 'received' as const,
  };

  it('typed for two invoices, in one act', async () => {
    const ids = [await issue(desk, 50_000n), await issue(desk, 100_000n)];
    const [first = '', second = ''] = ids;
    const parts = [
      { invoiceId: first, amount: 50_000n },
      { invoiceId: second, amount: 100_000n },
    ];
    await recordTransfer(desk, envelope(), { ...told, parts });
    const [payment] = await findPaymentsOfInvoice(desk.store, first);
    const taken = { paymentId: payment?.id ?? '', reason: 'Typed in error' };
    expect((await correctPayment(desk, envelope(), taken)).parts).toHaveLength(2);
    const after = [await invoiceNow(desk, first), await invoiceNow(desk, second)];
    expect(after.map(({ outstanding }) => outstanding)).toEqual([50_000n, 100_000n]);
    expect(await cash()).toBe(0n);
  });

  it('one of four', async () => {
    const invoiceId = await issue(desk, 40_000n);
    const ids = [];
    for (let count = 0; count < 4; count += 1) ids.push(await pay(desk, invoiceId, 10_000n));
    await correctPayment(desk, envelope(), { paymentId: ids[2] ?? '', reason: 'Twice' });
    const { invoice, payments } = await invoiceDetails(desk, admin, invoiceId);
    expect(invoice.outstanding).toBe(10_000n);
    expect(payments.filter(({ status }) => status === 'received')).toHaveLength(3);
  });

  it('proposed over both invoices, and as an overpayment where one is chosen', async () => {
    const ids = [await issue(desk, 50_000n), await issue(desk, 100_000n)];
    const [first, second] = await Promise.all(ids.map((id) => invoiceNow(desk, id)));
    if (first === undefined || second === undefined) throw new Error('they were issued');
    const both = spreadPayment(150_000n, [second, first]);
    expect([both.parts.map(({ amount }) => amount), both.left]).toEqual([[50_000n, 100_000n], 0n]);
    expect(spreadPayment(150_000n, [first]).left).toBe(100_000n);
  });
});

describe('flow 17: the tax of a line that credit and refunds give back', () => {
  beforeEach(() => emptyDatabase(desk));
  const club = {
    contacts: 'id,name\nC1,Kari Olsen\n',
    invoices: csv(
      'number,payer_id,issued_on,due_on,currency,auto_collect',
      'INV-1,C1,2026-09-01,2026-09-15,GBP,no',
    ),
    invoice_lines: csv(
      'invoice_number,line,contact_id,description,amount,tax_rate',
      'INV-1,1,C1,Swimming,10.00,20',
    ),
    payments: csv(
      'id,invoice_number,amount,provider,received_on,status',
      'P1,INV-1,10.00,stripe,2026-09-02,received',
    ),
  };
  const invoiceId = 'club:INV-1';

  async function given() {
    const notes = await findNotesOfInvoice(desk.store, invoiceId);
    const refunds = await findRefundsOfInvoice(desk.store, invoiceId);
    const standing = refunds.filter(({ state }) => state !== 'failed');
    const shares = [...notes, ...standing].flatMap(({ lines }) => lines);
    const sum = (of: 'amount' | 'tax') => shares.reduce((all, share) => all + share[of], 0n);
    return { gross: sum('amount'), tax: sum('tax'), net: sum('amount') - sum('tax') };
  }

  it('is 167 of 1000 in all, and 167 again when the refund failed and is given anew', async () => {
    await importSound(desk, club);
    await raise(desk, invoiceId, 333n);
    const refundId = await asked(invoiceId, 333n);
    await raise(desk, invoiceId, 334n);
    const whole = { gross: 1_000n, net: 833n, tax: 167n };
    expect(await given()).toEqual(whole);
    await tell(refundId, failed);
    expect((await given()).gross).toBe(667n);
    await raise(desk, invoiceId, 333n);
    expect(await given()).toEqual(whole);
  });
});
