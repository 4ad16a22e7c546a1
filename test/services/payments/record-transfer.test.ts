import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LooksAlike } from '../../../src/domain/books/looks-alike.js';
import { FactsMoved } from '../../../src/domain/books/promise.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../../src/services/invoices/write-off.js';
import { correctPayment } from '../../../src/services/payments/correct-payment.js';
import { findSamePayment } from '../../../src/services/payments/find-same-payment.js';
import { moveOverpayment } from '../../../src/services/payments/move-overpayment.js';
import { movePayment } from '../../../src/services/payments/move-payment.js';
import {
  type RecordTransferInput,
  recordTransfer,
} from '../../../src/services/payments/record-transfer.js';
import { askRefund } from '../../../src/services/refunds/ask-refund.js';
import { findPaymentsOfInvoice } from '../../../src/store/ledger/ledger-reads.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  auditDifferences,
  balanceNow,
  deskOn,
  envelope,
  invoiceNow,
  issue,
  pay,
  payerId,
  raise,
  tally,
} from '../../support/ledger-desk.js';

const desk = await deskForFile({ afresh: true, audited: true });

const told = {
  ...{ payerId, provider: 'bank' as const, receivedOn: '2026-11-20', reference: 'AUTUMN' },
  status: 'received' as const,
};

async function twoInvoices(): Promise<[string, string, RecordTransferInput]> {
  const [first, second] = [await issue(desk, 50_000n), await issue(desk, 100_000n)];
  const parts = [
    { invoiceId: first, amount: 50_000n },
    { invoiceId: second, amount: 100_000n },
  ];
  return [first, second, { ...told, parts }];
}

async function paymentIdOf(invoiceId: string): Promise<string> {
  const [payment] = await findPaymentsOfInvoice(desk.store, invoiceId);
  return payment?.id ?? '';
}

describe('One sum typed for two invoices', () => {
  it('is booked once, however often it is pressed, and answered as it was', async () => {
    const [first, second, input] = await twoInvoices();
    const press = envelope();
    const presses = Array.from({ length: 10 }, () => recordTransfer(desk, press, input));
    const answers = await Promise.all(presses);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    await pay(desk, first, 700n);
    const later = await recordTransfer(desk, press, input);
    expect(later).toEqual({ ...answers.find(({ replayed }) => !replayed), replayed: true });
    expect(later.parts.map(({ outstanding }) => outstanding)).toEqual([0n, 0n]);
    expect((await invoiceNow(desk, second)).paid).toBe(100_000n);
  });

  it('is refused from the same form with other invoices, also with one of them', async () => {
    const [first, , input] = await twoInvoices();
    const press = envelope();
    await recordTransfer(desk, press, input);
    const one = { ...input, parts: [{ invoiceId: first, amount: 50_000n }] };
    await expect(recordTransfer(desk, press, one)).rejects.toMatchObject({ code: 'key-reused' });
    const turned = { ...input, parts: [...input.parts].reverse() };
    await expect(recordTransfer(desk, press, turned)).rejects.toMatchObject({ code: 'key-reused' });
  });

  it('is booked on both or on neither', async () => {
    const [first, second, input] = await twoInvoices();
    const promised = [{}, { outstanding: '1', overpaid: '0' }];
    await expect(recordTransfer(desk, envelope(), input, promised)).rejects.toThrow(FactsMoved);
    expect((await invoiceNow(desk, first)).paid).toBe(0n);
    expect((await invoiceNow(desk, second)).paid).toBe(0n);
  });

  it('is refused for an invoice of somebody else', async () => {
    const [first] = await twoInvoices();
    const input = { ...told, payerId: 'club:nora', parts: [{ invoiceId: first, amount: 1n }] };
    await expect(recordTransfer(desk, envelope(), input)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('takes back a write-off that it covers, as any money does', async () => {
    const invoice = await issue(desk, 1_000n);
    await writeOff(desk, envelope(), { invoiceId: invoice, reason: 'Moved away' });
    const input = { ...told, parts: [{ invoiceId: invoice, amount: 1_200n }] };
    const press = envelope();
    const recorded = await recordTransfer(desk, press, input);
    expect(recorded.parts).toMatchObject([{ outstanding: 0n, overpaid: 200n }]);
    expect(await recordTransfer(desk, press, input)).toEqual({ ...recorded, replayed: true });
    expect((await invoiceNow(desk, invoice)).writtenOff).toBe(0n);
  });
});

describe('What people type of a payment', () => {
  const promised = [{ outstanding: '0', overpaid: '0' }];

  it('in two windows at once, of one transfer, is booked once; the other window is shown anew', async () => {
    const invoiceId = await issue(desk, 4_000n);
    const input = { ...told, parts: [{ invoiceId, amount: 4_000n }] };
    const presses = [1, 2].map(() => recordTransfer(desk, envelope(), input, promised));
    const settled = await Promise.allSettled(presses);
    const [refused, ...others] = settled.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: expect.any(FactsMoved) });
    expect(others).toEqual([]);
  });

  it.each(['pending', 'received'] as const)(
    'twice at the same instant, %s, is asked about once more, also for another invoice',
    async (status) => {
      const one = await issue(desk, 4_000n);
      const other = await issue(desk, 4_000n);
      for (const [first, second] of [
        [one, one],
        [one, other],
      ] as const) {
        const press = (invoiceId: string, askedUpTo: Date | null) =>
          recordTransfer(
            desk,
            { ...envelope(), askedUpTo },
            { ...told, status, parts: [{ invoiceId, amount: 1_100n }] },
          );
        const upTo = desk.now();
        desk.clock.now = new Date(upTo.getTime() + 1000);
        const settled = await Promise.allSettled([press(first, upTo), press(second, upTo)]);
        const refused = settled.filter(({ status: how }) => how === 'rejected');
        expect(refused).toMatchObject([{ reason: expect.any(LooksAlike) }]);
        // Whoever was asked and says that it is another one is believed.
        await press(second, desk.now());
      }
    },
  );

  it('at the same instant in two processes is asked about once more, whatever invoice it is for', async () => {
    const ids = [await issue(desk, 4_000n), await issue(desk, 4_000n)];
    const processes = [desk, deskOn(desk.store, desk.uri)];
    const presses = processes.map((process, index) => {
      const parts = [{ invoiceId: ids[index] ?? '', amount: 900n }];
      return recordTransfer(
        process,
        { ...envelope(), askedUpTo: null },
        { ...told, status: 'pending', parts },
      );
    });
    const refused = (await Promise.allSettled(presses)).filter(
      ({ status }) => status !== 'fulfilled',
    );
    expect(refused).toMatchObject([{ reason: expect.any(LooksAlike) }]);
  });

  it('is found by its sum and day, whatever invoices it lies on, and not by its own form', async () => {
    const [first, , input] = await twoInvoices();
    const form = envelope();
    const typed = { payerId, currency: 'GBP', amount: 150_000n, receivedOn: told.receivedOn };
    const find = (changes: object = {}) =>
      findSamePayment(desk, { ...typed, operationId: randomUUID(), ...changes });
    await recordTransfer(desk, form, input);
    expect(await find()).toEqual(desk.now());
    expect(await find({ operationId: form.operationId })).toBeNull();
    expect(await find({ amount: 50_000n })).toBeNull();
    expect(await find({ receivedOn: '2026-11-19' })).toBeNull();
    expect(await find({ currency: 'EUR' })).toBeNull();
    const paymentId = await paymentIdOf(first);
    await correctPayment(desk, envelope(), { paymentId, reason: 'Wrong family' });
    expect(await find()).toBeNull();
  });

  it('for a void invoice is taken, and is an overpayment there', async () => {
    const invoiceId = await issue(desk, 4_000n);
    await voidInvoice(desk, envelope(), { invoiceId, reason: 'Issued twice' });
    const parts = [{ invoiceId, amount: 4_000n }];
    const recorded = await recordTransfer(desk, envelope(), { ...told, parts });
    expect(recorded.parts).toMatchObject([{ outstanding: 0n, overpaid: 4_000n }]);
  });

  it('keeps its reference apart from the reason, also when it arrives later, and the audit sees both', async () => {
    const invoiceId = await issue(desk, 4_000n);
    const parts = [{ invoiceId, amount: 700n }];
    await recordTransfer(desk, envelope(), { ...told, status: 'pending', parts });
    const paymentId = await paymentIdOf(invoiceId);
    const arrived = { paymentId, move: 'received', on: '2026-11-21', amount: null } as const;
    await movePayment(desk, envelope(), { ...arrived, reason: 'On the statement' });
    const { journal, payments } = desk.store.collections;
    const entries = await journal.find({ 'refs.paymentId': paymentId }).toArray();
    expect(entries.map(({ reason, reference }) => [reason, reference])).toEqual([
      ['Payment', 'AUTUMN'],
      ['On the statement', 'AUTUMN'],
    ]);
    expect(await auditDifferences(desk)).toEqual([]);
    await payments.updateOne({ _id: paymentId }, { $set: { reference: 'SPRING' } });
    expect(await auditDifferences(desk)).toHaveLength(1);
    await payments.updateOne({ _id: paymentId }, { $set: { reference: 'AUTUMN' } });
    const plain = await issue(desk, 300n);
    const none = { ...told, reference: '', parts: [{ invoiceId: plain, amount: 300n }] };
    await recordTransfer(desk, envelope(), none);
    expect((await findPaymentsOfInvoice(desk.store, plain))[0]).not.toHaveProperty('reference');
  });

  it('lies on invoices of one currency, whatever a form says', async () => {
    const first = await issue(desk, 4_000n);
    desk.club = { ...desk.club, currency: 'JPY' };
    const second = await issue(desk, 4_000n);
    desk.club = { ...desk.club, currency: 'GBP' };
    const parts = [first, second].map((invoiceId) => ({ invoiceId, amount: 4_000n }));
    const refused = recordTransfer(desk, envelope(), { ...told, parts });
    await expect(refused).rejects.toMatchObject({ code: 'not-found' });
    expect((await invoiceNow(desk, first)).paid).toBe(0n);
  });

  it('on a day that lies ahead is refused', async () => {
    const parts = [{ invoiceId: await issue(desk, 4_000n), amount: 4_000n }];
    const early = recordTransfer(desk, envelope(), { ...told, parts, receivedOn: '2026-11-24' });
    await expect(early).rejects.toMatchObject({ code: 'day-ahead' });
  });
});

describe('A payment taken back', () => {
  it('after its overpayment was moved leaves the credit, and finance is told what of it is left', async () => {
    const invoiceId = await issue(desk, 4_000n);
    await recordTransfer(desk, envelope(), { ...told, parts: [{ invoiceId, amount: 6_000n }] });
    await moveOverpayment(desk, envelope(), { invoiceId, amount: 2_000n });
    const request = { paymentId: await paymentIdOf(invoiceId), reason: 'Wrong family' };
    const { parts } = await correctPayment(desk, envelope(), request);
    expect(parts).toMatchObject([{ outstanding: 6_000n, overpaid: 0n }]);
    expect(await balanceNow(desk)).toBe(2_000n);
    const rows = await desk.store.collections.outbox.find().toArray();
    expect(rows.map(({ notice }) => notice).at(-1)).toMatchObject({
      ...{ kind: 'payment-reversed', how: 'corrected', creditMade: 2_000n },
    });
  });

  it('after a part of it was refunded is refused, with what was sent back', async () => {
    const invoiceId = await issue(desk, 4_000n);
    await recordTransfer(desk, envelope(), { ...told, parts: [{ invoiceId, amount: 4_000n }] });
    const paymentId = await paymentIdOf(invoiceId);
    await askRefund(desk, envelope(), {
      ...{ invoiceId, amount: 1_000n, line: null, reason: 'Ill', how: 'cash', paymentId },
      ...{ provider: null, noteToCustomer: '', notifyCustomer: false },
    });
    const taking = correctPayment(desk, envelope(), { paymentId, reason: 'Wrong family' });
    await expect(taking).rejects.toMatchObject({
      ...{ code: 'payment-refunded', details: { refunded: 1_000n } },
    });
  });

  it('by two people at once is taken back once', async () => {
    const invoiceId = await issue(desk, 4_000n);
    await recordTransfer(desk, envelope(), { ...told, parts: [{ invoiceId, amount: 4_000n }] });
    const request = { paymentId: await paymentIdOf(invoiceId), reason: 'Wrong family' };
    const presses = [1, 2].map(() => correctPayment(desk, envelope(), request));
    expect(await tally(presses)).toEqual({ accepted: 1, refused: { 'payment-state': 1 } });
    expect((await invoiceNow(desk, invoiceId)).outstanding).toBe(4_000n);
  });
});

describe('A sum that was typed in error (case 16)', () => {
  it('is taken back from both invoices in one act, and once', async () => {
    const [first, second, input] = await twoInvoices();
    await recordTransfer(desk, envelope(), input);
    const press = envelope();
    const request = { paymentId: await paymentIdOf(second), reason: 'Wrong family' };
    const corrected = await correctPayment(desk, press, request);
    expect(corrected.parts.map(({ outstanding }) => outstanding)).toEqual([50_000n, 100_000n]);
    expect(await correctPayment(desk, press, request)).toEqual({ ...corrected, replayed: true });
    expect(await invoiceNow(desk, first)).toMatchObject({ paid: 0n, outstanding: 50_000n });
    await expect(correctPayment(desk, envelope(), request)).rejects.toMatchObject({
      code: 'payment-state',
    });
  });

  it('leaves three of four payments when one is taken back', async () => {
    const invoice = await issue(desk, 40_000n);
    const parts = [{ invoiceId: invoice, amount: 10_000n }];
    for (let count = 0; count < 4; count += 1) {
      await recordTransfer(desk, envelope(), { ...told, parts });
    }
    await correctPayment(desk, envelope(), {
      paymentId: await paymentIdOf(invoice),
      reason: 'Twice',
    });
    const payments = await findPaymentsOfInvoice(desk.store, invoice);
    expect(payments.filter(({ status }) => status === 'received')).toHaveLength(3);
    expect((await invoiceNow(desk, invoice)).outstanding).toBe(10_000n);
  });

  it('tells finance what became of credit that was made from it', async () => {
    const invoice = await issue(desk, 1_000n);
    const parts = [{ invoiceId: invoice, amount: 1_000n }];
    await recordTransfer(desk, envelope(), { ...told, parts });
    await raise(desk, invoice, 600n);
    await correctPayment(desk, envelope(), {
      paymentId: await paymentIdOf(invoice),
      reason: 'Wrong family',
    });
    const rows = await desk.store.collections.outbox.find().toArray();
    expect(rows.map(({ notice }) => notice).at(-1)).toMatchObject({
      kind: 'payment-reversed',
      how: 'corrected',
      outstanding: 1_000n,
      creditMade: 600n,
    });
  });
});

describe('What is said of a payment at the desk', () => {
  const on = '2026-11-23';

  it('moves it once, and a second form says that it stands so', async () => {
    const invoice = await issue(desk, 4_000n);
    await pay(desk, invoice, 4_000n, { status: 'pending' });
    const paymentId = await paymentIdOf(invoice);
    const input = { paymentId, move: 'received' as const, on, amount: null, reason: 'Bank' };
    const press = envelope(randomUUID());
    const moved = await movePayment(desk, press, input);
    expect(moved).toMatchObject({ amount: 4_000n, outstanding: 0n, overpaid: 0n });
    expect(await movePayment(desk, press, input)).toEqual({ ...moved, replayed: true });
    await expect(movePayment(desk, envelope(), input)).rejects.toMatchObject({
      code: 'payment-state',
    });
  });

  it.each(['bounced', 'returned'] as const)('brings the debt back when it is %s', async (move) => {
    const invoice = await issue(desk, 4_000n);
    await pay(desk, invoice, 4_000n);
    const input = { paymentId: await paymentIdOf(invoice), move, on, amount: 1_500n };
    const moved = await movePayment(desk, envelope(), { ...input, reason: 'Bank' });
    expect(moved).toMatchObject({ amount: 1_500n, outstanding: 1_500n });
  });

  it('lets what failed be received after all', async () => {
    const invoice = await issue(desk, 4_000n);
    await pay(desk, invoice, 4_000n, { status: 'pending' });
    const paymentId = await paymentIdOf(invoice);
    const say = (move: 'failed' | 'received') =>
      movePayment(desk, envelope(), { paymentId, move, on, amount: null, reason: 'Bank' });
    expect(await say('failed')).toMatchObject({ amount: 4_000n, outstanding: 4_000n });
    expect(await say('received')).toMatchObject({ outstanding: 0n });
  });
});
