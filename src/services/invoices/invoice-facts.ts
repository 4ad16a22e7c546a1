import { type CalendarDate, calendarDateIn } from '../../domain/calendar-date.js';
import {
  availableCredit,
  isExpired,
  type Lot,
  sumOfLots,
  usableLots,
} from '../../domain/credit/account.js';
import { type ApplicationState, applicable } from '../../domain/credit/apply-credit.js';
import { CreditError, refuse } from '../../domain/errors.js';
import { requireNoPendingPayment, requireNotVoid } from '../../domain/invoices/blocked.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { findContactNames } from '../../store/club/contact-reads.js';
import type { Desk } from '../desk.js';
import { creditRefusal } from './invoice-list.js';
import { loadInvoiceAndAccount } from './load-invoice.js';

/** What the forms show of a chosen invoice. Amounts in minor units of its currency. */
export type InvoiceFacts = {
  invoice: Invoice;
  payerName: string;
  beneficiaryNames: Map<string, string>;
  /** Why no credit can be raised, or none applied, now; null when it can. */
  creditRefusal: string | null;
  applyRefusal: string | null;
  /** The payer's credit that can be spent today, its lots in the order of their use. */
  available: bigint;
  lots: Lot[];
  /** How much of it this invoice can take. */
  applicable: bigint;
};

function applyRefusal(state: ApplicationState, today: CalendarDate, locale: string): string | null {
  const { invoice, account } = state;
  try {
    requireNotVoid(invoice);
    requireNoPendingPayment(invoice);
    if (invoice.outstanding === 0n)
      refuse('nothing-outstanding', { invoiceNumber: invoice.number });
    if (availableCredit(account, today) === 0n) {
      const lapsed = account?.lots.filter((lot) => isExpired(lot, today)) ?? [];
      const expired = sumOfLots(lapsed);
      refuse('over-balance', { maximum: 0n, currency: invoice.currency, expired });
    }
    return null;
  } catch (error) {
    if (error instanceof CreditError) return error.sentence(locale);
    throw error;
  }
}

/** @throws CreditError `not-allowed`, `not-found` */
export async function readInvoiceFacts(
  desk: Desk,
  actor: Actor,
  invoiceId: string,
): Promise<InvoiceFacts> {
  requireRight(actor, 'see-invoices');
  const state = await loadInvoiceAndAccount(desk, invoiceId);
  const { invoice, account } = state;
  const { locale, timeZone } = desk.club;
  const today = calendarDateIn(desk.now(), timeZone);
  const names = await findContactNames(desk.store, [invoice.payerId, ...invoice.beneficiaryIds]);
  return {
    invoice,
    payerName: names.get(invoice.payerId) ?? 'Unknown payer',
    beneficiaryNames: names,
    creditRefusal: creditRefusal(invoice, locale),
    applyRefusal: applyRefusal(state, today, locale),
    available: availableCredit(account, today),
    lots: account === null ? [] : usableLots(account, today),
    applicable: applicable(state, today),
  };
}
