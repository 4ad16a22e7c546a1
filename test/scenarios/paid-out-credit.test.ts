import { beforeEach, describe, expect, it } from 'vitest';
import { readCreditMovements } from '../../src/services/credit/credit-movements.js';
import { previewVoidCreditNote } from '../../src/services/credit/preview-void-credit-note.js';
import { previewWithdrawOpeningCredit } from '../../src/services/credit/preview-withdraw-opening-credit.js';
import { voidCreditNote } from '../../src/services/credit/void-credit-note.js';
import { withdrawOpeningCredit } from '../../src/services/credit/withdraw-opening-credit.js';
import { voidInvoice } from '../../src/services/invoices/void-invoice.js';
import { moveOverpayment } from '../../src/services/payments/move-overpayment.js';
import { movePayment } from '../../src/services/payments/move-payment.js';
import { previewMovePayment } from '../../src/services/payments/preview-move-payment.js';
import { returnOverpayment } from '../../src/services/payments/return-overpayment.js';
import { payOut } from '../../src/services/refunds/pay-out.js';
import { refundNotDone } from '../../src/services/refunds/refund-not-done.js';
import { shownClub } from '../../views/flow/shown-club.js';
import { movePaymentModal } from '../../views/move-payment/modal.js';
import { voidNoteModal } from '../../views/void-credit-note/modal.js';
import { voidedNoteModal } from '../../views/void-credit-note/result.js';
import { withdrawOpeningCreditModal } from '../../views/withdraw-opening-credit/modal.js';
import { deskForFile } from '../support/desk-for-file.js';
import { by } from '../support/giving-doors.js';
import {
  apply,
  balanceNow,
  issue,
  openCredit,
  pay,
  payerId,
  raise,
  startAfresh,
} from '../support/ledger-desk.js';
import { anna, olive } from '../support/second-person.js';

const desk = await deskForFile();
beforeEach(async () => {
  await startAfresh(desk);
  desk.clock.now = new Date('2026-11-23T10:00:00Z');
});

const reason = 'Left the club';
const place = {
  ...{ operationId: 'op-12345678', about: 'it', beneath: null, full: false },
  ...{ noteId: null, shown: null, asked: null },
};

function out(amount: bigint) {
  const asked = { payerId, currency: 'GBP', amount, provider: 'bank', reason } as const;
  return payOut(desk, by(anna), asked);
}

async function paidAndCredited() {
  const invoiceId = await issue(desk, 9_000n);
  const paymentId = await pay(desk, invoiceId, 9_000n);
  const { noteId } = await raise(desk, invoiceId, 9_000n, { actor: olive });
  return { invoiceId, paymentId, noteId };
}

async function voidForm(noteId: string): Promise<string> {
  const preview = await previewVoidCreditNote(desk, olive, noteId);
  return JSON.stringify(voidNoteModal(preview, { ...place, about: noteId }, shownClub(desk)));
}

async function bounceForm(paymentId: string): Promise<string> {
  const preview = await previewMovePayment(desk, olive, { paymentId, move: 'bounced' });
  return JSON.stringify(movePaymentModal('bounced', preview, { place, club: shownClub(desk) }));
}

describe('a credit note whose credit was paid out', () => {
  it('is not voided, and sends nobody to take back what is cash', async () => {
    const { noteId } = await paidAndCredited();
    const { refunds } = await out(9_000n);
    const details = { spentOn: [], spent: 0n, paidOut: 9_000n };
    await expect(voidCreditNote(desk, by(olive), { noteId, reason })).rejects.toMatchObject({
      code: 'nothing-to-void',
      details,
    });
    const form = await voidForm(noteId);
    expect(form).toContain('£90.00 of it was paid out as cash');
    expect(form).not.toContain('used');
    expect(form.split('paid out as cash')).toHaveLength(2);
    const refundId = refunds[0]?.refundId ?? '';
    await refundNotDone(desk, by(olive), { refundId, on: '2026-11-23', reason });
    expect(await balanceNow(desk)).toBe(9_000n);
    await voidCreditNote(desk, by(olive), { noteId, reason });
    expect(await balanceNow(desk)).toBe(0n);
  });

  it('in part is voided for the rest, and says which part stays', async () => {
    const { noteId } = await paidAndCredited();
    const { refunds } = await out(4_000n);
    const form = await voidForm(noteId);
    expect(form).toContain('£50.00 of unspent account credit is taken off');
    expect(form).toContain('*£40.00 of it was paid out as cash, so that part is not voided.*');
    expect(form).not.toContain('take it back first');
    const press = by(olive);
    const voided = await voidCreditNote(desk, press, { noteId, reason });
    expect(voided).toMatchObject({ fromAccount: 5_000n, paidOut: 4_000n });
    const names = { invoiceNumber: 'INV-1', payerName: 'Olsen' };
    const result = JSON.stringify(voidedNoteModal({ ...voided, ...names }, place, shownClub(desk)));
    expect(result).toContain('The rest of');
    expect(result).toContain('£40.00 of it was paid out as cash');
    const owner = { clubId: 'club', payerId, currency: 'GBP' };
    const { movements } = await readCreditMovements(desk, owner, 0);
    const spent = movements.flatMap(({ opened }) => opened?.spent ?? []);
    expect(spent).toEqual([{ invoiceNumber: null, amount: 4_000n }]);
    // A second press says what was so then, also when the pay-out could not be done.
    const refundId = refunds[0]?.refundId ?? '';
    await refundNotDone(desk, by(olive), { refundId, on: '2026-11-23', reason });
    const again = await voidCreditNote(desk, press, { noteId, reason });
    expect(again).toEqual({ ...voided, replayed: true });
  });

  it('in part, and used in part, tells the two apart', async () => {
    const { noteId } = await paidAndCredited();
    const other = await issue(desk, 3_000n);
    await apply(desk, other, 3_000n);
    await out(4_000n);
    const form = await voidForm(noteId);
    expect(form).toContain('£40.00 of it was paid out as cash');
    expect(form).toContain('£30.00 of it is already used');
    expect(form).toContain('Take back £30.00 from');
    await voidCreditNote(desk, by(olive), { noteId, reason });
    await expect(voidCreditNote(desk, by(olive), { noteId, reason })).rejects.toMatchObject({
      details: { spent: 3_000n, paidOut: 4_000n },
    });
  });
});

describe('a payment that bounces after its credit was paid out', () => {
  it('says that the credit is cash, not that it is spent on nothing', async () => {
    const { paymentId } = await paidAndCredited();
    await out(9_000n);
    const form = await bounceForm(paymentId);
    expect(form).toContain('£90.00 was paid out as cash');
    expect(form).not.toContain('is spent');
  });

  it('in part says what is unspent and what is cash', async () => {
    const { paymentId } = await paidAndCredited();
    await out(4_000n);
    const form = await bounceForm(paymentId);
    expect(form).toContain('£50.00 of it is unspent and £40.00 was paid out as cash');
  });

  it('leaves an invoice that is not voided by voiding its note', async () => {
    const { invoiceId, paymentId } = await paidAndCredited();
    await out(4_000n);
    const gone = { paymentId, move: 'bounced', on: '2026-11-23', amount: null, reason } as const;
    await movePayment(desk, by(olive), gone);
    await expect(voidInvoice(desk, by(olive), { invoiceId, reason })).rejects.toMatchObject({
      code: 'invoice-made-credit',
      details: { byNotes: 9_000n, paidOut: 4_000n },
    });
  });
});

describe('other credit that was paid out', () => {
  it('of an opening balance was not taken out before', async () => {
    const lotId = await openCredit(desk, 5_000n);
    await out(3_000n);
    const preview = await previewWithdrawOpeningCredit(desk, olive, lotId);
    const form = JSON.stringify(withdrawOpeningCreditModal(preview, place, shownClub(desk)));
    expect(form).toContain('£30.00 of it was paid out as cash');
    await out(2_000n);
    const taking = withdrawOpeningCredit(desk, by(olive), { lotId, amount: 5_000n, reason });
    await expect(taking).rejects.toMatchObject({
      code: 'nothing-unspent',
      details: { spent: 0n, paidOut: 5_000n },
    });
  });

  it('of a moved overpayment was not returned before', async () => {
    const invoiceId = await issue(desk, 1_000n);
    await pay(desk, invoiceId, 6_000n);
    const moving = by(olive);
    await moveOverpayment(desk, moving, { invoiceId, amount: 5_000n });
    await out(5_000n);
    const lotId = `form:${moving.operationId}`;
    const returning = returnOverpayment(desk, by(olive), { lotId, amount: 5_000n, reason });
    await expect(returning).rejects.toMatchObject({ details: { spent: 0n, paidOut: 5_000n } });
  });
});
