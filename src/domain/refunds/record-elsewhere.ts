import { spreadInTurn } from '../amounts/spread-in-turn.js';
import type { BookingDay } from '../books/closed-days.js';
import type { JournalEntry } from '../books/journal-entry.js';
import type { NumberedContext, Plan } from '../books/plan.js';
import type { CalendarDate } from '../calendar-date.js';
import { refuse } from '../errors.js';
import type { Invoice } from '../invoices/invoice.js';
import { ownId } from '../record-id.js';
import { askOfOverpayment } from './ask.js';
import { cashLeft, cashOfPayments, type PaymentCash } from './payment-cash.js';
import { planRefund } from './plan-refund.js';
import { mostCash, requireHeld, requireRefundable } from './propose-refund.js';
import { isStanding, type Refund } from './refund.js';
import { planRefundTold } from './settle-refund.js';

/** A refund that somebody made at the provider itself. `amount` in minor units. */
export type MadeElsewhere = {
  providerRefundId: string;
  provider: string;
  amount: bigint;
  currency: string;
  madeOn: CalendarDate;
  /** On which day it is booked: another where the books are closed for its own. */
  booked: BookingDay;
  state: 'waiting' | 'done';
  /** What sending it cost, in minor units. */
  feeMinor: bigint;
};

/**
 * A payment of ours of which it may be: the only one, or one of those that came as one sum. `entries`
 * are all of its invoice, in the order of its numbers, and `refunds` those of it that are booked.
 */
export type ElsewherePart = {
  paymentId: string;
  invoice: Invoice;
  entries: readonly JournalEntry[];
  refunds: readonly Refund[];
};

type Room = { part: ElsewherePart; cash: readonly PaymentCash[]; overpaid: bigint; room: bigint };

/**
 * Books what was sent already: that it was asked for, and how it stands. Of a sum that paid several
 * invoices it is taken from the payments in turn, by what can be booked of each. An overpayment of
 * that much is lowered by it; otherwise it is a refund of its payment, whatever is owed.
 * @returns for each payment of which it is two plans, that it was asked for and how it stands
 * @throws CreditError `already-exists` in another currency, `refund-state` when it is in the books,
 * `over-recordable`; of {@link planRefund}
 */
export function planRecordElsewhere(
  parts: readonly ElsewherePart[],
  made: MadeElsewhere,
  contextOf: NumberedContext,
): Plan[] {
  for (const part of parts) requireNew(part, made);
  const rooms = parts.map(roomOf);
  requireRoom(rooms, made);
  const amounts = spreadInTurn(
    made.amount,
    rooms.map(({ room }) => room),
  );
  const taken = rooms.flatMap((room, index) => {
    const amount = amounts[index] ?? 0n;
    return amount === 0n ? [] : [{ room, amount }];
  });
  return taken.flatMap(({ room, amount }, index) => {
    // What sending it cost is of the whole refund, so it stands once.
    const feeMinor = index === 0 ? made.feeMinor : 0n;
    const numbered: NumberedContext = (number) => contextOf(2 * index + number);
    return sentPlans(room, { ...made, amount, feeMinor }, numbered);
  });
}

/** What of it can be booked on one payment. */
function roomOf(part: ElsewherePart): Room {
  const { invoice, entries, paymentId } = part;
  const cash = cashOfPayments(entries);
  const left = cashLeft(cash, paymentId);
  const overpaid = invoice.overpaid < left ? invoice.overpaid : left;
  const isRefundable = invoice.voidedOn === null && invoice.total > 0n;
  const price = isRefundable ? mostCash({ invoice, cash }, { line: null, paymentId }) : 0n;
  const room = overpaid > price ? overpaid : price;
  return { part, cash, overpaid, room: invoice.pendingPayment ? 0n : room };
}

/** Why it does not fit is said of an invoice that stands against it, before what would fit. */
function requireRoom(rooms: readonly Room[], { amount, currency }: MadeElsewhere): void {
  const maximum = rooms.reduce((sum, { room }) => sum + room, 0n);
  if (amount <= maximum) return;
  for (const { part } of rooms) requireRefundable(part.invoice);
  for (const { part, cash } of rooms) {
    if (maximum === 0n) requireHeld({ invoice: part.invoice, cash }, part.paymentId);
  }
  const invoiceNumber = rooms.map(({ part }) => part.invoice.number).join(', ');
  refuse('over-recordable', { invoiceNumber, amount, maximum, currency });
}

function sentPlans(room: Room, made: MadeElsewhere, contextOf: NumberedContext): Plan[] {
  const { today: on, happenedOn } = made.booked;
  const own = { ...(happenedOn && { happenedOn }) };
  const asked = askedPlan(room, made, (number) => ({ ...contextOf(number), ...own, today: on }));
  const { entry, invoice, refunds = [] } = asked;
  const refund = refunds[0]?.after;
  if (entry === null || invoice === undefined || refund === undefined) {
    throw new Error('a refund that is asked for has an entry, an invoice and a refund');
  }
  const told = { attempt: refund.attempt, providerRefundId: made.providerRefundId };
  const answer = planRefundTold(
    { refund, asked: entry, invoice: invoice.after, account: null },
    made.state === 'done'
      ? { ...told, on, state: 'done', feeMinor: made.feeMinor }
      : { ...told, on, state: 'waiting' },
    { ...contextOf(2), ...own },
  );
  if (answer.kind !== 'moves') throw new Error(`a new refund is ${answer.kind}`);
  return [asked, answer.plan];
}

function askedPlan(
  { part, cash, overpaid }: Room,
  { amount, provider }: MadeElsewhere,
  contextOf: NumberedContext,
): Plan {
  const { invoice, entries, paymentId } = part;
  const own = cash.find(({ payment }) => payment.id === paymentId);
  if (own !== undefined && overpaid >= amount) {
    const { payment } = own;
    return askOfOverpayment({ invoice, payment }, amount, { provider, again: null }, contextOf(1));
  }
  const wish = { amount, line: null, how: 'cash', paymentId } as const;
  const note = { noteToCustomer: '', notifyCustomer: false };
  const state = { invoice, account: null, entries };
  const [asked] = planRefund(state, { ...wish, ...note, provider }, contextOf);
  if (asked === undefined) throw new Error('cash of one payment is one refund');
  return asked;
}

function requireNew({ invoice, refunds, paymentId }: ElsewherePart, made: MadeElsewhere): void {
  const { currency: given } = made;
  if (given !== invoice.currency) {
    const id = ownId(invoice.clubId, paymentId);
    refuse('already-exists', { what: 'Payment', id, stored: invoice.currency, given });
  }
  const known = refunds.find(({ providerRefundId }) => providerRefundId === made.providerRefundId);
  if (known === undefined || !isStanding(known)) return;
  refuse('refund-state', { state: known.state, wanted: known.state });
}
