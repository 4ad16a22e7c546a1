import type { NumberedContext, Plan } from '../../books/plan.js';
import type { CalendarDate } from '../../calendar-date.js';
import { attempt } from '../../errors.js';
import { type Invoice, lineCreditable } from '../../invoices/invoice.js';
import type { Booking } from '../../people/club-records.js';
import { type NothingReason, whyNothing } from '../attendee-reason.js';
import { planCreditForTime } from '../credit-for-time.js';
import { givenForSessions } from '../given-for-sessions.js';
import type { JobPart, LineReckoning } from '../jobs/job-part.js';
import type { PageState } from '../jobs/page-state.js';
import { effectOf, noEffect } from '../jobs/part-effect.js';
import { groupOf } from '../jobs/part-group.js';
import type { Give } from '../jobs/session-job.js';
import type { InvoiceInUse } from '../offer.js';
import type { GivenOnInvoice, GivenOnLine } from '../spread-offer.js';
import { type ValueOfLine, valueOfLine } from '../value-of-line.js';
import { afterKeepBack, type KeepBack } from './keep-back.js';
import type { OrderFall } from './order-of-booking.js';
import { planRefundForTime } from './refund-for-time.js';

/** How those who were booked on a cancelled session are dealt with. */
export type AttendeeWish = {
  give: Give;
  keepBack: KeepBack | null;
  /** What somebody typed instead of the value, in minor units. */
  typed: bigint | null;
  notifyCustomer: boolean;
};

/** What of a part follows from the facts. */
export type PlannedPart = Pick<
  JobPart,
  | 'currency'
  | 'reckoning'
  | 'offered'
  | 'most'
  | 'amount'
  | 'keptBack'
  | 'given'
  | 'effect'
  | 'reason'
  | 'group'
  | 'beside'
>;

type Line = { invoice: Invoice; inUse: InvoiceInUse['lines'][number]; value: ValueOfLine };

/** The line of the invoice behind a booking with what the session is worth on it. */
function lineOf(booking: Booking, state: PageState): Line | null {
  const { invoiceId, line, sessionId } = booking;
  if (invoiceId === null || line === null) return null;
  const found = state.inUse(invoiceId, [line]);
  const inUse = found?.lines[0];
  if (found === null || inUse === undefined) return null;
  const unused = { sessionIds: new Set([sessionId]), leavingOn: null };
  const left = lineCreditable(found.invoice, inUse.line);
  const value = valueOfLine(inUse, { unused, most: left > 0n ? left : 0n });
  return { invoice: found.invoice, inUse, value };
}

/** Reasons that leave no room for an amount that somebody types. */
const barred: readonly NothingReason[] = [
  ...(['paid-by-pass', 'trial', 'free', 'not-invoiced', 'invoice-void'] as const),
  ...(['payment-pending', 'nothing-paid-for', 'written-off', 'nothing-left-to-credit'] as const),
];

type Amounts = Pick<PlannedPart, 'offered' | 'most' | 'amount' | 'keptBack' | 'reason'>;

/** What the attendee gets: what was typed, but never more than the most, which whoever asks compares. */
function amountsOf(booking: Booking, line: Line | null, wish: AttendeeWish): Amounts {
  const blocked = whyNothing(
    booking.paidBy,
    line && { invoice: line.invoice, line: line.inUse.line, value: line.value },
  );
  const none = { offered: 0n, most: 0n, amount: 0n, keptBack: 0n };
  if (line === null || (blocked !== null && barred.includes(blocked))) {
    return { ...none, reason: blocked ?? 'not-invoiced' };
  }
  if (wish.give === 'nothing') return { ...none, reason: 'not-given' };
  const { value, inUse } = line;
  const share = value.by === 'sessions' ? value.value : 0n;
  const before = value.by === 'sessions' ? value.alreadyGiven : 0n;
  const wanted = afterKeepBack(share, wish.keepBack) - before;
  const positive = wanted > 0n ? wanted : 0n;
  const offered = positive < value.amount ? positive : value.amount;
  const most = lineCreditable(line.invoice, inUse.line);
  const wished = wish.typed ?? offered;
  const amount = wished < most ? wished : most;
  // Whoever typed more than was offered keeps back less.
  const given = amount > offered ? amount : offered;
  const keptBack = given < value.amount ? value.amount - given : 0n;
  const isRefused = wish.typed === 0n && offered > 0n;
  const reason = amount > 0n ? null : (blocked ?? (isRefused ? 'not-given' : 'kept-back'));
  return { offered, most, amount, keptBack, reason };
}

/**
 * How the value was worked out. What was given for the session before counts in full, also above its
 * value: an amount that somebody typed is held against it.
 */
function reckoningOf(
  { sessionId }: Booking,
  { invoice, inUse: { line, given }, value }: Line,
  offered: bigint,
): LineReckoning {
  const how =
    value.by === 'sessions'
      ? ({ by: 'sessions', billed: value.sessionsBilled, left: value.sessionsLeft } as const)
      : ({ by: 'fixed-amount' } as const);
  const alreadyGiven = givenForSessions(given).get(sessionId) ?? 0n;
  const { number: invoiceNumber } = invoice;
  return { invoiceNumber, line: line.line, net: line.net, how, alreadyGiven, amount: offered };
}

function besideOf(booking: Booking, fall: OrderFall | null, give: Give): JobPart['beside'] {
  const none = { passUses: [], orders: [], releases: [] };
  if (give === 'nothing') return none;
  const { paidBy, passId, useReturned, id: bookingId } = booking;
  const isReturned = paidBy === 'pass' && passId !== null && useReturned !== true;
  return {
    passUses: isReturned ? [{ passId, bookingId }] : [],
    orders: paidBy === 'uninvoiced' && fall !== null ? [fall] : [],
    releases: [],
  };
}

function givenTo({ sessionId }: Booking, line: Line, amount: bigint): GivenOnLine {
  const givenFor = { kind: 'sessions', parts: [{ sessionId, amount }] } as const;
  return { line: line.inUse.line.line, amount, givenFor };
}

function plansFor(
  line: Line,
  { given, wish, state }: { given: GivenOnLine; wish: AttendeeWish; state: PageState },
  contextOf: NumberedContext,
): Plan[] {
  const { invoice } = line;
  const account = state.accountFor(invoice);
  const words = { noteToCustomer: '', notifyCustomer: wish.notifyCustomer };
  if (wish.give === 'refund') {
    const money = state.moneyOf(invoice.id) ?? { entries: [], elsewhere: [] };
    return planRefundForTime({ invoice, account, ...money }, { ...words, given }, contextOf);
  }
  return [planCreditForTime({ invoice, account }, { ...words, lines: [given] }, contextOf(1))];
}

export type PlannedAttendee = {
  part: PlannedPart;
  plans: Plan[];
  /** Why the amount cannot be given, in words; null where it can, or nothing is given. */
  refusal: string | null;
};

/**
 * One attendee of a cancelled session: what they get, by what happens to them, and the plans that
 * book it. The same for what a form shows and for what is booked later.
 */
export function planAttendee(
  { booking, fall }: { booking: Booking; fall: OrderFall | null },
  {
    wish,
    state,
    today,
    locale,
  }: {
    wish: AttendeeWish;
    state: PageState;
    today: CalendarDate;
    locale: string;
  },
  contextOf: NumberedContext,
): PlannedAttendee {
  const line = lineOf(booking, state);
  const amounts = amountsOf(booking, line, wish);
  const { amount } = amounts;
  const planned = {
    ...amounts,
    currency: line?.invoice.currency ?? null,
    reckoning: line === null ? [] : [reckoningOf(booking, line, amounts.offered)],
    group: groupOf(amounts),
    beside: besideOf(booking, fall, wish.give),
  };
  if (line === null || amount === 0n) {
    return { part: { ...planned, given: [], effect: noEffect }, plans: [], refusal: null };
  }
  const given = givenTo(booking, line, amount);
  const onInvoice: GivenOnInvoice[] = [{ invoiceId: line.invoice.id, lines: [given] }];
  const { result, refusal } = attempt(
    () => plansFor(line, { given, wish, state }, contextOf),
    locale,
  );
  const cash = state.cashOf(line.invoice.id);
  const plans = result ?? [];
  const effect = effectOf(plans, { cash, amount, today });
  return { part: { ...planned, given: onInvoice, effect }, plans, refusal };
}
