import type { Invoice } from '../../invoices/invoice.js';
import type { Booking } from '../../people/club-records.js';
import { type NothingReason, whyNothing } from '../attendee-reason.js';
import type { LeaverCredit } from '../jobs/session-job.js';
import { type InvoiceInUse, type Offer, offerFor } from '../offer.js';
import type { Unused } from '../value-of-line.js';

/** What somebody who leaves gets, in minor units, and why nothing where that is so. */
export type LeaverAmounts = {
  offered: bigint;
  most: bigint;
  amount: bigint;
  reason: NothingReason | null;
};

/** What is meant to be given of an offer, before anybody typed something else. */
function meant(credit: LeaverCredit, { amount, most }: Offer): bigint {
  switch (credit.kind) {
    case 'none':
      return 0n;
    case 'by-price':
      return amount;
    case 'fixed':
      return credit.amount < most ? credit.amount : most;
    default:
      return credit satisfies never;
  }
}

function asIfArrived({ invoice, lines }: InvoiceInUse): InvoiceInUse {
  const arrived: Invoice = { ...invoice, pendingPayment: false };
  return { invoice: arrived, lines };
}

/**
 * Whether a payment on its way holds back a part of what is meant to be given. Then all of it waits,
 * so that none of it is forgotten: what was given in part would look as if it had been everything.
 */
function isHeldBack(
  invoices: readonly InvoiceInUse[],
  { unused, credit, offer }: { unused: Unused; credit: LeaverCredit; offer: Offer },
): boolean {
  if (!invoices.some(({ invoice }) => invoice.pendingPayment)) return false;
  return meant(credit, offerFor(invoices.map(asIfArrived), unused)) > meant(credit, offer);
}

/** Why there is nothing by the places that are given up, where no invoice paid for any of them. */
function whyNoMoney(given: readonly Booking[]): NothingReason | null {
  const [first] = given;
  if (first === undefined || given.some(({ paidBy }) => paidBy === 'invoice')) return null;
  return whyNothing(first.paidBy, null);
}

function whyNone(offer: Offer, given: readonly Booking[]): NothingReason {
  const byPlace = whyNoMoney(given);
  if (byPlace !== null) return byPlace;
  // A void invoice is told only where nothing else stands behind the person.
  const [first] = offer.nothing.filter(({ reason }) => reason !== 'invoice-void');
  return (first ?? offer.nothing[0])?.reason ?? 'not-invoiced';
}

/**
 * What somebody who leaves gets. @param typed what a person typed instead, in minor units; what is
 * more than can be given by now becomes the most, which is then another amount than was shown
 */
export function leaverAmounts(
  invoices: readonly InvoiceInUse[],
  {
    unused,
    credit,
    given,
    typed,
  }: { unused: Unused; credit: LeaverCredit; given: readonly Booking[]; typed: bigint | null },
): LeaverAmounts & { offer: Offer } {
  const offer = offerFor(invoices, unused);
  if (credit.kind === 'none') {
    const reason = whyNoMoney(given) ?? 'not-given';
    return { offer, offered: 0n, most: 0n, amount: 0n, reason };
  }
  const { amount: offered, most } = offer;
  if (typed === null && isHeldBack(invoices, { unused, credit, offer })) {
    return { offer, offered: 0n, most, amount: 0n, reason: 'payment-pending' };
  }
  const wanted = typed ?? meant(credit, offer);
  const amount = wanted < most ? wanted : most;
  if (amount > 0n) return { offer, offered, most, amount, reason: null };
  const reason = typed === 0n && most > 0n ? 'not-given' : whyNone(offer, given);
  return { offer, offered, most, amount, reason };
}
