import type { Promised } from '../../domain/books/promise.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { RaiseCredit } from '../../domain/credit/raise-credit.js';
import type { Settled } from '../../domain/credit/settled.js';
import { applicationAmount } from '../../domain/credit/take-back-credit.js';
import { firstMailed } from '../../domain/mail-notice.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { bookTogether } from '../books/book-together.js';
import type { Envelope } from '../books/envelope.js';
import type { BookedTogether } from '../books/or-replayed.js';
import type { Desk } from '../desk.js';
import { raisedNotice } from './raised-notice.js';
import { sameCredit } from './same-credit.js';
import { loadForCredit, planRaisedAndUsed } from './settle-open.js';

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
  /** What of `toAccount` was used at once on other invoices of the payer, in this order. */
  settled: Settled[];
  /** The payer's account credit after all of it, or null when the credit left it alone. */
  balance: bigint | null;
  /** The last day of the account credit that it made; null where it never expires. */
  creditUntil: CalendarDate | null;
  replayed: boolean;
};

/**
 * Raises credit on an invoice or one of its lines, and where the club wants it uses what becomes
 * account credit on the payer's other open auto-collect invoices: one transaction.
 * @param promised what the form said of all of it together
 * @throws CreditError `not-allowed`, `not-found`, `invoice-void`, `payment-pending`,
 * `total-zero`, `amount-not-positive`, `unknown-line`, `over-line`, `over-creditable`,
 * and what {@link bookTogether} throws
 */
export async function raiseCredit(
  desk: Desk,
  envelope: Envelope,
  input: RaiseCreditInput,
  promised?: Promised,
): Promise<RaisedCredit> {
  const { invoiceId, reason, ...request } = input;
  const { amount } = request;
  const booked = await bookTogether(desk, {
    act: 'raise-credit',
    envelope,
    promisedInAll: promised,
    reason,
    input,
    numbered: 'further',
    mail: (told) => (request.notifyCustomer ? firstMailed(told) : null),
    sameThing: sameCredit(desk, { invoiceId, amount }),
    load: () => loadForCredit(desk, invoiceId),
    documentsOf: (state) => [state],
    plan: (state, contextOf) => planRaisedAndUsed(state, request, contextOf),
    notices: (plans, { invoice }) => {
      const about = { invoice, reason, byUserId: actorId(envelope.actor) };
      const notice = raisedNotice(plans, about);
      return notice === null ? [] : [notice];
    },
  });
  return raised(desk, booked);
}

function raised(desk: Desk, { entries, replayed }: BookedTogether): RaisedCredit {
  const [entry, ...uses] = entries;
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
    settled: uses.map((use) => ({
      invoiceNumber: ownId(desk.club.id, use.refs.invoiceId ?? ''),
      amount: applicationAmount(use),
      outstanding: use.outcome.outstanding ?? 0n,
    })),
    balance: (uses.at(-1) ?? entry).outcome.available,
    creditUntil: entry.details.lot?.expiresOn ?? null,
    replayed,
  };
}
