import { creditable, type Invoice, type InvoiceLine, lineLeft } from '../invoices/invoice.js';
import type { BookingPaidBy } from '../people/club-records.js';
import type { ValueOfLine } from './value-of-line.js';

/** Why an attendee gets no money back. Each has its own words, and its own next step. */
export type NothingReason =
  /** One use goes back to the pass. */
  | 'paid-by-pass'
  | 'trial'
  | 'free'
  /** The order falls or is cancelled instead. */
  | 'not-invoiced'
  | 'invoice-void'
  /** Can be given once the payment has arrived or failed. */
  | 'payment-pending'
  | 'nothing-paid-for'
  | 'written-off'
  | 'given-before'
  /** All of it is kept back. */
  | 'kept-back'
  /** Whoever cancelled chose to give nothing. */
  | 'not-given'
  | 'beyond-those-billed'
  | 'no-price-a-session'
  | 'nothing-left-to-credit';

/** The line of the invoice behind a booking, and what of it the session is worth. */
export type BookedLine = { invoice: Invoice; line: InvoiceLine; value: ValueOfLine };

/**
 * Why nothing can be given for a booking, or null when something can: what paid for it first, then
 * what blocks the invoice, then what is left. Of several reasons the first in that order is told.
 * @param booked null where no invoice stands behind the booking
 */
export function whyNothing(paidBy: BookingPaidBy, booked: BookedLine | null): NothingReason | null {
  switch (paidBy) {
    case 'pass':
      return 'paid-by-pass';
    case 'trial':
    case 'free':
      return paidBy;
    case 'uninvoiced':
      return 'not-invoiced';
    case 'invoice':
      return booked === null ? 'not-invoiced' : whyNothingOf(booked);
    default:
      return paidBy satisfies never;
  }
}

function whyNothingOf({ invoice, line, value }: BookedLine): NothingReason | null {
  if (invoice.voidedOn !== null) return 'invoice-void';
  if (invoice.pendingPayment) return 'payment-pending';
  if (line.net <= 0n) return 'nothing-paid-for';
  if (value.amount > 0n) return null;
  if (creditable(invoice) <= 0n && invoice.writtenOff > 0n) return 'written-off';
  if (creditable(invoice) <= 0n || lineLeft(line) <= 0n) return 'nothing-left-to-credit';
  switch (value.by) {
    case 'fixed-amount':
      return 'no-price-a-session';
    case 'sessions':
      if (value.sessionsLeft > 0) return 'given-before';
      // A price of fewer minor units than sessions leaves nothing for some that were billed.
      return line.net < BigInt(value.sessionsBilled) ? 'nothing-paid-for' : 'beyond-those-billed';
    case 'days':
      return value.value === 0n ? 'beyond-those-billed' : 'given-before';
    default:
      return value satisfies never;
  }
}
