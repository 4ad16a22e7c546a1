import { expect, it } from 'vitest';
import { previewVoidInvoice } from '../../../src/services/invoices/preview-void-invoice.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { reversePayment } from '../../../src/services/payments/record-payment.js';
import { refundDone } from '../../../src/services/refunds/refund-done.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  admin,
  auditDifferences,
  envelope,
  invoiceNow,
  issue,
  pay,
} from '../../support/ledger-desk.js';
import { askRefundOf } from '../../support/stripe-stand-in/stripe-desk.js';

const desk = await deskForFile();

/** Paid £100.00, £30.00 of it refunded, and then the payment bounces by an amount. */
async function bouncedBy(amount: bigint) {
  const invoiceId = await issue(desk, 10_000n);
  const paymentId = await pay(desk, invoiceId, 10_000n);
  const refundId = await askRefundOf(desk, { invoiceId, paymentId, amount: 3000n });
  const done = { refundId, on: '2026-11-23', feeMinor: 0n, reference: '' };
  await refundDone(desk, envelope(), done);
  await reversePayment(desk, envelope(), { paymentId, how: 'bounced', amount });
  return invoiceId;
}

it.each([
  [10_000n, 3000n],
  [8000n, 1000n],
  [7000n, 0n],
])(
  'after a refund and a bounce of %s says beforehand and afterwards that %s stays owed',
  async (bounced, owed) => {
    const invoiceId = await bouncedBy(bounced);
    const preview = await previewVoidInvoice(desk, admin, invoiceId);
    expect(preview).toMatchObject({ refusal: null, outstandingAfter: owed });
    const sent = envelope(undefined, admin);
    const { promised } = preview.shown;
    const input = { invoiceId, reason: 'Issued twice' };
    const voided = await voidInvoice(desk, sent, input, promised);
    expect(voided).toMatchObject({ outstanding: owed, replayed: false });
    expect(await voidInvoice(desk, sent, input)).toEqual({ ...voided, replayed: true });
    expect(await invoiceNow(desk, invoiceId)).toMatchObject({ outstanding: owed });
    const told = await desk.store.collections.outbox.findOne({
      'notice.kind': 'invoice-voided',
      'notice.invoiceNumber': voided.invoiceNumber,
    });
    expect(told?.notice).toMatchObject({ outstanding: owed });
    expect(await auditDifferences(desk)).toEqual([]);
  },
);
