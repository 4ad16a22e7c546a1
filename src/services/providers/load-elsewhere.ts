import { calendarDateIn } from '../../domain/calendar-date.js';
import { refuse } from '../../domain/errors.js';
import { ownId } from '../../domain/record-id.js';
import type { ElsewhereState, MadeElsewhere } from '../../domain/refunds/record-elsewhere.js';
import { findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import { findRefundsOfInvoice } from '../../store/ledger/refund-reads.js';
import type { ElsewhereRefund } from '../../store/providers/elsewhere-refund.js';
import { findElsewhere } from '../../store/providers/elsewhere-refunds.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';
import { requirePayment } from '../payments/load-payment.js';

export type LoadedElsewhere = { heard: ElsewhereRefund; made: MadeElsewhere } & ElsewhereState;

/** @throws CreditError `not-found`, also of another club and for one that has failed since */
export async function loadElsewhere(desk: Desk, elsewhereId: string): Promise<LoadedElsewhere> {
  const elsewhere = await findElsewhere(desk.store, elsewhereId);
  const { club } = desk;
  if (elsewhere?.clubId !== club.id || elsewhere.standing === 'failed') {
    return refuse('not-found', { what: 'refund', id: ownId(club.id, elsewhereId) });
  }
  const { providerRefundId, paymentId, amount, currency, standing: state, madeAt, fee } = elsewhere;
  const { invoiceId, provider } = await requirePayment(desk, paymentId);
  const [invoice, entries, refunds] = await Promise.all([
    requireInvoice(desk, invoiceId),
    findEntriesOfInvoice(desk.store, invoiceId),
    findRefundsOfInvoice(desk.store, invoiceId),
  ]);
  const madeOn = calendarDateIn(madeAt, club.timeZone);
  const made = {
    providerRefundId,
    paymentId,
    provider,
    amount,
    currency,
    madeOn,
    state,
    feeMinor: fee ?? 0n,
  };
  return { heard: elsewhere, made, invoice, account: null, entries, refunds };
}
