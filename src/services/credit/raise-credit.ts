import type { Promised } from '../../domain/books/promise.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { planRaiseCredit, type RaiseCredit } from '../../domain/credit/raise-credit.js';
import { firstMailed } from '../../domain/mail-notice.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { type Booked, bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { loadInvoiceAndAccount } from '../invoices/load-invoice.js';
import { raisedNotice } from './raised-notice.js';
import { sameCredit } from './same-credit.js';

export type RaiseCreditInput = RaiseCredit & { invoiceId: string; reason: string };

/** Amounts in minor units of `currency`, as they stood right after the credit was booked. */
export type RaisedCredit = {
  noteId: string;
  noteNumber: string;
  invoiceId: string;
  payerId: string;
  currency: string;
  toInvoice: bigint;
  toAccount: bigint;
  outstanding: bigint;
  overpaid: bigint;
  status: string;
  /** The payer's account credit, or null when the credit left it alone. */
  balance: bigint | null;
  /** The last day of the account credit that it made; null where it never expires. */
  creditUntil: CalendarDate | null;
  replayed: boolean;
};

/**
 * Raises credit on an invoice or one of its lines: at most two reads and one transaction.
 * @throws CreditError `not-allowed`, `not-found`, `invoice-void`, `payment-pending`,
 * `total-zero`, `amount-not-positive`, `unknown-line`, `over-line`, `over-creditable`,
 * and what {@link bookEvent} throws
 */
export async function raiseCredit(
  desk: Desk,
  envelope: Envelope,
  input: RaiseCreditInput,
  promised?: Promised,
): Promise<RaisedCredit> {
  const { invoiceId, reason, ...request } = input;
  const booked = await bookEvent(desk, {
    act: 'raise-credit',
    envelope,
    promised,
    reason,
    input,
    mail: (told) => (request.notifyCustomer ? firstMailed(told) : null),
    sameThing: sameCredit(desk, { invoiceId, amount: request.amount }),
    load: () => loadInvoiceAndAccount(desk, invoiceId),
    plan: (state, context) => planRaiseCredit(state, request, context),
    notices: (plan, { invoice }) => {
      const about = { invoice, reason, byUserId: actorId(envelope.actor) };
      const notice = raisedNotice(plan, about);
      return notice === null ? [] : [notice];
    },
  });
  return raised(desk, booked);
}

function raised(desk: Desk, { entry, replayed }: Booked): RaisedCredit {
  const noteId = entry.refs.creditNoteId ?? '';
  return {
    noteId,
    noteNumber: ownId(desk.club.id, noteId),
    invoiceId: entry.refs.invoiceId ?? '',
    payerId: entry.payerId,
    currency: entry.currency,
    toInvoice: entry.details.toInvoice ?? 0n,
    toAccount: entry.details.toAccount ?? 0n,
    outstanding: entry.outcome.outstanding ?? 0n,
    overpaid: entry.outcome.overpaid ?? 0n,
    status: entry.outcome.status ?? '',
    balance: entry.outcome.available,
    creditUntil: entry.details.lot?.expiresOn ?? null,
    replayed,
  };
}
