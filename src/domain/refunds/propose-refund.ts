import { mostOn, requireWithinCredit } from '../credit/line-shares.js';
import { refuse } from '../errors.js';
import { requireNoPendingPayment, requireNotVoid, requirePositive } from '../invoices/blocked.js';
import type { Invoice } from '../invoices/invoice.js';
import { ownId } from '../record-id.js';
import {
  type CashPart,
  cashLeft,
  type PaymentCash,
  takeCash,
  unrecordedOf,
} from './payment-cash.js';
import { providerRule } from './provider-rules.js';

/**
 * `proposed`: what is owed is lowered first, as a credit note, and only the rest is sent back; what
 * cash does not cover goes back as credit. `cash`: all of it is sent back although something may be
 * owed, from one payment or the newest first. Minor units.
 */
export type RefundWish = {
  amount: bigint;
  /** One line's number, or null for the whole invoice. */
  line: number | null;
  how: 'proposed' | 'cash';
  /** Of `cash`: the one payment that is sent back. */
  paymentId: string | null;
};

/** What a refund of an amount does. The first and the last part are one credit note. */
export type RefundProposal = {
  toInvoice: bigint;
  toCash: bigint;
  toAccount: bigint;
  payments: CashPart[];
};

export type CashState = { invoice: Invoice; cash: readonly PaymentCash[] };

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/**
 * Why nothing can be refunded on this invoice at all.
 * @throws CreditError `invoice-void`, `payment-pending`, `total-zero`
 */
export function requireRefundable(invoice: Invoice): void {
  requireNotVoid(invoice);
  requireNoPendingPayment(invoice);
  if (invoice.total === 0n) refuse('total-zero', { invoiceNumber: invoice.number });
}

/** @throws CreditError `not-found`, `payment-state` */
export function requireHeld({ invoice, cash }: CashState, paymentId: string): void {
  const id = ownId(invoice.clubId, paymentId);
  const known = cash.find(({ payment }) => payment.id === paymentId);
  if (known === undefined) refuse('not-found', { what: 'payment', id });
  const { status } = known.payment;
  if (known.held <= 0n) refuse('payment-state', { paymentId: id, status, wanted: 'refunded' });
}

/** The most that can be sent back as cash. @throws CreditError `unknown-line` */
export function mostCash(
  { invoice, cash }: CashState,
  { line, paymentId }: Pick<RefundWish, 'line' | 'paymentId'>,
): bigint {
  return smaller(mostOn(invoice, line), cashLeft(cash, paymentId));
}

/**
 * Where nothing can be sent back because of a dispute: of the payment that was chosen, or of all.
 * @throws CreditError `payment-disputed`
 */
export function requireSomeUndisputed(
  cash: readonly PaymentCash[],
  paymentId: string | null = null,
): void {
  const chosen = cash.filter(({ payment }) => paymentId === null || payment.id === paymentId);
  const held = chosen.find(({ disputed }) => disputed);
  if (held === undefined || cashLeft(chosen) > 0n) return;
  const { id, clubId, provider } = held.payment;
  const { name } = providerRule(provider);
  refuse('payment-disputed', { paymentId: ownId(clubId, id), provider: name });
}

function allInCash(state: CashState, wish: RefundWish): RefundProposal {
  const { invoice, cash } = state;
  const { amount, paymentId } = wish;
  // A line that is not there is said first.
  const maximum = mostCash(state, wish);
  if (paymentId !== null) requireHeld(state, paymentId);
  if (amount > maximum) {
    const { number: invoiceNumber, currency } = invoice;
    const unrecorded = unrecordedOf(cash, paymentId);
    refuse('over-refundable', { invoiceNumber, maximum, currency, unrecorded });
  }
  const chosen = cash.filter(({ payment }) => paymentId === null || payment.id === paymentId);
  return { toInvoice: 0n, toCash: amount, toAccount: 0n, payments: takeCash(chosen, amount) };
}

/**
 * How a refund of an amount is made up.
 * @throws CreditError `invoice-void`, `payment-pending`, `total-zero`, `amount-not-positive`,
 * `unknown-line`, `over-line`, `over-creditable`; of `cash` `payment-disputed`, `not-found`,
 * `payment-state`, `over-refundable`
 */
export function proposeRefund(state: CashState, wish: RefundWish): RefundProposal {
  const { invoice, cash } = state;
  requireRefundable(invoice);
  if (wish.how === 'cash') requireSomeUndisputed(cash, wish.paymentId);
  requirePositive(wish.amount);
  if (wish.how === 'cash') return allInCash(state, wish);
  requireWithinCredit(invoice, wish);
  const toInvoice = smaller(wish.amount, invoice.outstanding);
  const toCash = smaller(wish.amount - toInvoice, cashLeft(cash));
  const toAccount = wish.amount - toInvoice - toCash;
  return { toInvoice, toCash, toAccount, payments: takeCash(cash, toCash) };
}
