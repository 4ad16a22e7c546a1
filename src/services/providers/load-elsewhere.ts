import { bookingDay } from '../../domain/books/closed-days.js';
import { calendarDateIn } from '../../domain/calendar-date.js';
import { refuse } from '../../domain/errors.js';
import type { Payment } from '../../domain/payments/payment.js';
import { ownId } from '../../domain/record-id.js';
import type { ElsewherePart, MadeElsewhere } from '../../domain/refunds/record-elsewhere.js';
import { findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import { findRefundsOfInvoice } from '../../store/ledger/refund-reads.js';
import { findPaymentsOfTransfer } from '../../store/ledger/transfer-reads.js';
import type { ElsewhereRefund } from '../../store/providers/elsewhere-refund.js';
import { findElsewhere } from '../../store/providers/elsewhere-refunds.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';
import { requirePayment } from '../payments/load-payment.js';

/** `parts`: the payments of ours of which it may be, each with its invoice. */
export type LoadedElsewhere = {
  heard: ElsewhereRefund;
  made: MadeElsewhere;
  parts: ElsewherePart[];
};

async function loadPart(desk: Desk, { id, invoiceId }: Payment): Promise<ElsewherePart> {
  const [invoice, entries, refunds] = await Promise.all([
    requireInvoice(desk, invoiceId),
    findEntriesOfInvoice(desk.store, invoiceId),
    findRefundsOfInvoice(desk.store, invoiceId),
  ]);
  return { paymentId: id, invoice, entries, refunds };
}

/** @throws CreditError `not-found`, also of another club and for one that has failed since */
export async function loadElsewhere(desk: Desk, elsewhereId: string): Promise<LoadedElsewhere> {
  const elsewhere = await findElsewhere(desk.store, elsewhereId);
  const { club, store } = desk;
  if (elsewhere?.clubId !== club.id || elsewhere.standing === 'failed') {
    return refuse('not-found', { what: 'refund', id: ownId(club.id, elsewhereId) });
  }
  const { providerRefundId, paymentId, amount, currency, standing: state, madeAt, fee } = elsewhere;
  const payment = await requirePayment(desk, paymentId);
  const payments = await findPaymentsOfTransfer(store, payment);
  const madeOn = calendarDateIn(madeAt, club.timeZone);
  const made = {
    ...{ providerRefundId, provider: payment.provider, amount, currency, state, madeOn },
    booked: bookingDay(madeOn, desk.settings.closedUpTo),
    feeMinor: fee ?? 0n,
  };
  const parts = await Promise.all(payments.map((part) => loadPart(desk, part)));
  return { heard: elsewhere, made, parts };
}
