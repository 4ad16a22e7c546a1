import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { DeskMove } from '../../domain/payments/desk-moves.js';
import type { Payment } from '../../domain/payments/payment.js';
import {
  type MadeCredit,
  waysOutAfterReversal,
} from '../../domain/payments/ways-out-after-reversal.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readPayerName } from '../people/payer-names.js';
import { loadPayment } from './load-payment.js';
import { planDeskMove } from './move-payment.js';

/** What a move of the whole payment would do today; `invoice` as it would be afterwards. */
export type MovePaymentPreview = {
  payment: Payment;
  /** What goes back where no amount is given: all of it, or what refunds left of it. */
  back: bigint;
  invoice: Invoice;
  payerName: string;
  /** Of money that goes back: credit made from the invoice, and what can be done then. */
  credit: MadeCredit | null;
  refusal: string | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewMovePayment(
  desk: Desk,
  actor: Actor,
  { paymentId, move }: { paymentId: string; move: DeskMove },
): Promise<MovePaymentPreview> {
  requireRight(actor, 'record-payment');
  const state = await loadPayment(desk, paymentId);
  const day = todayOf(desk);
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planDeskMove(state, { paymentId, move, on: day, amount: null }, context),
  );
  const invoice = plan?.invoice?.after ?? state.invoice;
  const { currency, payerId } = invoice;
  const goesBack = move === 'bounced' || move === 'returned';
  return {
    payment: state.payment,
    back: plan?.payment?.after.reversed || state.payment.amount,
    invoice,
    payerName: await readPayerName(desk, payerId),
    credit: goesBack ? waysOutAfterReversal({ ...state, invoice }, day) : null,
    refusal,
    shown: { facts: shownFacts(state, { day, currency }), promised },
  };
}
