import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readStatement } from '../../src/services/credit/statement.js';
import { takeBackCredit } from '../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { invoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { writeOff } from '../../src/services/invoices/write-off.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import { reversePayment } from '../../src/services/payments/record-payment.js';
import { runSweep } from '../../src/services/sweep/sweep.js';
import {
  admin,
  apply,
  auditDifferences,
  balanceNow,
  envelope,
  invoiceNow,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  payerId,
  raise,
  startAfresh,
} from '../support/ledger-desk.js';

let desk: LedgerDesk;
const reason = 'By mistake';

beforeAll(async () => {
  desk = await openLedgerDesk();
});

beforeEach(async () => {
  await startAfresh(desk);
});

afterEach(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
});

afterAll(async () => {
  await desk.close();
});

function sweep() {
  return runSweep(desk, { trigger: 'schedule', lanes: 2, pageSize: 10 });
}

describe('a payment that bounces', () => {
  it('after credit was made from it leaves both, and the credit can pay the debt', async () => {
    const invoiceId = await issue(desk, 1000n);
    const paymentId = await pay(desk, invoiceId, 1000n);
    await raise(desk, invoiceId, 600n);
    await reversePayment(desk, envelope(), { paymentId, how: 'bounced' });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 1000n });
    expect(await balanceNow(desk)).toBe(600n);
    const told = await desk.store.collections.outbox.findOne({ 'notice.kind': 'payment-reversed' });
    expect(told?.notice).toMatchObject({ amount: 1000n, outstanding: 1000n, creditMade: 600n });
    expect(await apply(desk, invoiceId, 600n)).toMatchObject({ outstanding: 400n, balance: 0n });
  });

  it('after its overpayment became credit makes that owed too', async () => {
    const invoiceId = await issue(desk, 1000n);
    const paymentId = await pay(desk, invoiceId, 1500n);
    await moveOverpayment(desk, envelope(), { invoiceId, amount: 500n });
    await reversePayment(desk, envelope(), { paymentId, how: 'bounced' });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 1500n });
    const voiding = voidInvoice(desk, envelope(), { invoiceId, reason });
    await expect(voiding).rejects.toMatchObject({ code: 'invoice-made-credit' });
    await apply(desk, invoiceId, 500n);
    await pay(desk, invoiceId, 1000n);
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 0n, overpaid: 0n });
  });
});

describe('voiding', () => {
  it('a note that was partly spent, taking back, and voiding again ends where it began', async () => {
    const paid = await issue(desk, [700n, 300n]);
    await pay(desk, paid, 1000n);
    const before = await invoiceNow(desk, paid);
    const { noteId } = await raise(desk, paid, 1000n);
    const other = await issue(desk, 450n);
    const { entryId: applicationId } = await apply(desk, other, 450n);
    const first = await voidCreditNote(desk, envelope(), { noteId, reason });
    expect(first).toMatchObject({ fromAccount: 550n, balance: 0n, spentOn: ['INV-2'] });
    const stuck = voidCreditNote(desk, envelope(), { noteId, reason });
    await expect(stuck).rejects.toMatchObject({
      code: 'nothing-to-void',
      details: { spent: 450n, spentOn: [(await invoiceNow(desk, other)).number] },
    });
    await takeBackCredit(desk, envelope(), { applicationId, reason });
    expect(await balanceNow(desk)).toBe(450n);
    expect(await voidCreditNote(desk, envelope(), { noteId, reason })).toMatchObject({
      fromAccount: 450n,
    });
    const {
      seq: _seq,
      headDigest: _head,
      creditNoteCount: _count,
      ...figures
    } = await invoiceNow(desk, paid);
    expect(before).toMatchObject(figures);
    expect(await balanceNow(desk)).toBe(0n);
  });

  it('an invoice returns the credit put on it once, which the next invoice may use', async () => {
    await openCredit(desk, 800n);
    const invoiceId = await issue(desk, 500n, { autoCollect: true });
    await sweep();
    expect(await balanceNow(desk)).toBe(300n);
    const voided = await voidInvoice(desk, envelope(), { invoiceId, reason });
    expect(voided).toMatchObject({ returned: 500n, balance: 800n });
    // Nothing is left to take back, so the screen has no button for it.
    expect((await invoiceDetails(desk, admin, invoiceId)).applications).toEqual([]);
    const next = await issue(desk, 800n, { autoCollect: true });
    await sweep();
    expect(await invoiceNow(desk, next)).toMatchObject({ outstanding: 0n, creditApplied: 800n });
  });

  it('an invoice paid by the credit of its own note needs the use and the note undone first', async () => {
    const invoiceId = await issue(desk, 1000n);
    const paymentId = await pay(desk, invoiceId, 1000n);
    const { noteId } = await raise(desk, invoiceId, 1000n);
    await reversePayment(desk, envelope(), { paymentId, how: 'bounced' });
    const { entryId: applicationId } = await apply(desk, invoiceId, 1000n);
    const refused = async (work: Promise<unknown>, code: string) => {
      await expect(work).rejects.toMatchObject({ code });
    };
    await refused(voidInvoice(desk, envelope(), { invoiceId, reason }), 'invoice-made-credit');
    await refused(voidCreditNote(desk, envelope(), { noteId, reason }), 'nothing-to-void');
    await takeBackCredit(desk, envelope(), { applicationId, reason });
    await voidCreditNote(desk, envelope(), { noteId, reason });
    await voidInvoice(desk, envelope(), { invoiceId, reason });
    expect(await balanceNow(desk)).toBe(0n);
    await refused(takeBackCredit(desk, envelope(), { applicationId, reason }), 'invoice-void');
  });

  it('an invoice with a note on it reverses the note, which then has nothing left', async () => {
    const invoiceId = await issue(desk, 1000n);
    const { noteId } = await raise(desk, invoiceId, 400n);
    await voidInvoice(desk, envelope(), { invoiceId, reason });
    const again = voidCreditNote(desk, envelope(), { noteId, reason });
    await expect(again).rejects.toMatchObject({ code: 'nothing-to-void', details: { spent: 0n } });
  });
});

describe('money that comes late', () => {
  it('on a void invoice is an overpayment that can become credit', async () => {
    const invoiceId = await issue(desk, 1000n);
    await voidInvoice(desk, envelope(), { invoiceId, reason });
    await pay(desk, invoiceId, 1000n);
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 0n, overpaid: 1000n });
    await moveOverpayment(desk, envelope(), { invoiceId, amount: 1000n });
    expect(await balanceNow(desk)).toBe(1000n);
  });

  it('after a write-off takes it back, and is an overpayment beyond it', async () => {
    const invoiceId = await issue(desk, 1000n);
    await writeOff(desk, envelope(), { invoiceId, reason });
    await pay(desk, invoiceId, 400n);
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({
      status: 'written off',
      writtenOff: 600n,
      paid: 400n,
      outstanding: 0n,
      overpaid: 0n,
    });
    await pay(desk, invoiceId, 800n);
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({
      status: 'reconciled overpaid',
      writtenOff: 0n,
      outstanding: 0n,
      overpaid: 200n,
    });
    const { history } = await invoiceDetails(desk, admin, invoiceId);
    expect(history.map(({ kind }) => kind)).toEqual([
      ...['invoice.issued', 'invoice.written-off', 'invoice.recovered', 'payment.received'],
      ...['invoice.recovered', 'payment.received'],
    ]);
  });
});

describe('the sweep', () => {
  it('waits for a payment in flight, and serves the invoice when that has failed', async () => {
    await openCredit(desk, 1000n);
    const invoiceId = await issue(desk, 1000n, { autoCollect: true });
    const paymentId = await pay(desk, invoiceId, 1000n, { status: 'pending' });
    expect(await sweep()).toMatchObject({ usedOn: 0, waiting: 1 });
    expect(await balanceNow(desk)).toBe(1000n);
    await pay(desk, invoiceId, 1000n, { status: 'failed', paymentId });
    expect(await sweep()).toMatchObject({ usedOn: 1, waiting: 0 });
    expect(await balanceNow(desk)).toBe(0n);
  });

  it('leaves an invoice alone that was open before the credit existed', async () => {
    const invoiceId = await issue(desk, 1000n, { autoCollect: true });
    await openCredit(desk, 1000n, { createdOn: '2026-11-24' });
    await sweep();
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({
      outstanding: 1000n,
      autoApply: 'done',
    });
  });

  it('spends once on an invoice, also when what it spent is taken back', async () => {
    await openCredit(desk, 1000n);
    const invoiceId = await issue(desk, 1000n, { autoCollect: true });
    await sweep();
    const applicationId = `auto:${invoiceId}`;
    await takeBackCredit(desk, envelope(), { applicationId, reason });
    await sweep();
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: 1000n });
    expect(await balanceNow(desk)).toBe(1000n);
  });

  it('never spends what has expired, which the statement shows apart', async () => {
    await openCredit(desk, 300n, { expiresOn: '2026-11-22' });
    await openCredit(desk, 200n, { expiresOn: '2026-11-23' });
    const invoiceId = await issue(desk, 1000n, { autoCollect: true });
    await sweep();
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ creditApplied: 200n });
    const request = { contactId: payerId, view: 'credit', currency: null, page: 0 } as const;
    const { shown } = await readStatement(desk, admin, request);
    const lots = [{ remaining: 300n, expired: true }];
    expect(shown).toMatchObject({ available: 0n, account: { balance: 300n }, lots });
  });

  it('gives several invoices of one payer what there is, oldest first, and no more', async () => {
    await openCredit(desk, 1500n);
    const ids = [
      await issue(desk, 1000n, { autoCollect: true }),
      await issue(desk, 1000n, { autoCollect: true }),
      await issue(desk, 1000n, { autoCollect: true }),
    ];
    await sweep();
    const invoices = await Promise.all(ids.map((id) => invoiceNow(desk, id)));
    expect(invoices.map(({ outstanding }) => outstanding)).toEqual([0n, 500n, 1000n]);
    expect(invoices.map(({ autoApply }) => autoApply)).toEqual(['done', 'done', 'done']);
  });
});
