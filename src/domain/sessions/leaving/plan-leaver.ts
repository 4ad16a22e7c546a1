import type { EventContext, Plan } from '../../books/plan.js';
import { attempt } from '../../errors.js';
import type { Booking, Order } from '../../people/club-records.js';
import type { PlannedPart } from '../cancelling/plan-attendee.js';
import { planCreditForTime } from '../credit-for-time.js';
import type { JobPart, KeptOrder, LineReckoning, PartBeside } from '../jobs/job-part.js';
import type { PageState } from '../jobs/page-state.js';
import { effectOf, noEffect } from '../jobs/part-effect.js';
import { groupOf } from '../jobs/part-group.js';
import type { RemoveContactAct } from '../jobs/session-job.js';
import type { InvoiceInUse, Offer, OfferedLine } from '../offer.js';
import { type GivenOnInvoice, spreadFixed, spreadOffer } from '../spread-offer.js';
import { leaverAmounts } from './leaver-amounts.js';
import type { Leaver, RemovalFacts } from './leaver-facts.js';
import { placesLeft } from './sessions-left.js';

/** How somebody who leaves is dealt with. */
export type LeaverWish = {
  act: RemoveContactAct;
  /** What somebody typed instead, in minor units; null where nobody did. */
  typed: bigint | null;
  notifyCustomer: boolean;
  /** What was done for them before, all but the money; null where nothing was. */
  done: { beside: PartBeside; orderKept: KeptOrder[] } | null;
};

export type PlannedLeaver = {
  part: PlannedPart;
  orderKept: KeptOrder[];
  plans: Plan[];
  /** Why the amount cannot be given, in words; null where it can, or nothing is given. */
  refusal: string | null;
};

type Settings = {
  facts: Pick<RemovalFacts, 'product' | 'sessions'>;
  wish: LeaverWish;
  state: PageState;
  now: Date;
  today: string;
  locale: string;
  timeZone: string;
};

/** What stands behind the person, in one currency: that of the product where it has any. */
function invoicesOf({ behind }: Leaver, { state, facts }: Settings): InvoiceInUse[] {
  const all = behind.flatMap(({ invoiceId, lines }) => state.inUse(invoiceId, lines) ?? []);
  const { currency } = facts.product;
  const own = all.filter(({ invoice }) => invoice.currency === currency);
  if (own.length > 0) return own;
  const [first] = all;
  return all.filter(({ invoice }) => invoice.currency === first?.invoice.currency);
}

/** Orders still to come: those after the last day that counts as used fall, unless all are kept. */
function ordersOf(
  { orders }: Leaver,
  { wish: { act }, today }: Settings,
): { fall: Order[]; kept: KeptOrder[] } {
  const ahead = orders.filter(({ dueOn }) => dueOn >= today);
  const falls = ({ dueOn }: Order) => act.orders === 'cancel' && dueOn > act.leavingOn;
  return {
    fall: ahead.filter(falls),
    kept: ahead
      .filter((order) => !falls(order))
      .map(({ id: orderId, dueOn, amount, currency }) => ({ orderId, dueOn, amount, currency })),
  };
}

function reckoningOf({ invoice, line, value }: OfferedLine): LineReckoning {
  const on = { invoiceNumber: invoice.number, line: line.line, net: line.net };
  switch (value.by) {
    case 'sessions': {
      const { sessionsBilled: billed, sessionsLeft: left, alreadyGiven, amount } = value;
      return { ...on, how: { by: 'sessions', billed, left }, alreadyGiven, amount };
    }
    case 'days': {
      const { days, daysLeft: left, alreadyGiven, amount } = value;
      return { ...on, how: { by: 'days', days, left }, alreadyGiven, amount };
    }
    case 'fixed-amount':
      return { ...on, how: { by: 'fixed-amount' }, alreadyGiven: 0n, amount: 0n };
    default:
      return value satisfies never;
  }
}

/** The lines that are worth something, or give a part of the amount: years of used ones say nothing. */
function reckoned({ lines }: Offer, given: readonly GivenOnInvoice[]): LineReckoning[] {
  const gives = ({ invoice, line }: OfferedLine) =>
    given.some(({ invoiceId, lines: on }) => {
      return invoiceId === invoice.id && on.some((one) => one.line === line.line);
    });
  const isWorth = ({ value }: OfferedLine) => value.by !== 'fixed-amount' && value.value > 0n;
  return lines.filter((line) => isWorth(line) || gives(line)).map(reckoningOf);
}

function plansFor(
  given: readonly GivenOnInvoice[],
  { state, wish }: Settings,
  contextOf: (invoiceNumber: string) => EventContext,
): Plan[] {
  const words = { noteToCustomer: '', notifyCustomer: wish.notifyCustomer };
  let account: ReturnType<PageState['accountFor']> | undefined;
  return given.map(({ invoiceId, lines }) => {
    const invoice = state.invoice(invoiceId);
    if (invoice === null) throw new Error(`${invoiceId} was not read`);
    const before = account === undefined ? state.accountFor(invoice) : account;
    const plan = planCreditForTime(
      { invoice, account: before },
      { ...words, lines },
      contextOf(invoice.number),
    );
    account = plan.account?.after ?? before;
    return plan;
  });
}

/**
 * One person who leaves a product: what they get, what it does, and the plans that book it, one
 * credit note an invoice. The same for what a form shows and for what is booked later.
 */
export function planLeaver(
  leaver: Leaver,
  settings: Settings,
  contextOf: (invoiceNumber: string) => EventContext,
): PlannedLeaver {
  const { wish, state, today, locale, timeZone } = settings;
  const { act, typed, done } = wish;
  const places = done === null ? ahead(leaver, settings) : releasedBy(leaver, done.beside);
  const sessionIds = new Set(places.map(({ sessionId }) => sessionId));
  const unused = { sessionIds, leavingOn: act.leavingOn, timeZone };
  const invoices = invoicesOf(leaver, settings);
  const wished = { unused, credit: act.credit, given: places, typed };
  const { offer, ...amounts } = leaverAmounts(invoices, wished);
  const spread = act.credit.kind === 'fixed' ? spreadFixed : spreadOffer;
  const given = amounts.amount === 0n ? [] : spread(offer, amounts.amount);
  const { beside, orderKept } = done ?? besideOf(places, ordersOf(leaver, settings));
  const { result, refusal } = attempt(() => plansFor(given, settings, contextOf), locale);
  const plans = result ?? [];
  const cash = given.flatMap(({ invoiceId }) => state.cashOf(invoiceId) ?? []);
  const { amount } = amounts;
  const part: PlannedPart = {
    ...amounts,
    currency: invoices[0]?.invoice.currency ?? null,
    reckoning: act.credit.kind === 'none' ? [] : reckoned(offer, given),
    keptBack: 0n,
    given,
    effect: given.length === 0 ? noEffect : effectOf(plans, { cash, amount, today }),
    group: groupOf(amounts),
    beside,
  };
  return { part, orderKept, plans, refusal };
}

function ahead({ bookings }: Leaver, { facts, wish, now }: Settings): Booking[] {
  return placesLeft(wish.act.sessions, bookings, { ...facts, now }).given;
}

/** What was given up then is what is paid for, though some of it lies in the past by now. */
function releasedBy({ bookings }: Leaver, { releases }: PartBeside): Booking[] {
  return bookings.filter(({ id }) => releases.includes(id));
}

function besideOf(
  places: readonly Booking[],
  { fall, kept }: ReturnType<typeof ordersOf>,
): NonNullable<LeaverWish['done']> {
  const beside = {
    passUses: places.flatMap(({ id: bookingId, paidBy, passId, useReturned }) =>
      paidBy === 'pass' && passId !== null && useReturned !== true ? [{ passId, bookingId }] : [],
    ),
    orders: fall.map(({ id: orderId, amount, currency }) => {
      return { orderId, before: amount, after: 0n, currency };
    }),
    releases: places.map(({ id }) => id),
  };
  return { beside, orderKept: kept };
}

/** What is planned for somebody who is not enrolled any more: nothing. */
export const nothingPlanned: PlannedPart = {
  ...{ currency: null, reckoning: [], offered: 0n, most: 0n, amount: 0n, keptBack: 0n, given: [] },
  ...{ effect: noEffect, reason: 'not-given' as const, group: 'not-given' as const },
  beside: { passUses: [], orders: [], releases: [] } satisfies JobPart['beside'],
};
