import { refuse } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { findInvoices } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { requireInvoice } from '../invoices/load-invoice.js';
import { type OpenInvoices, readOpenInvoices } from './open-invoices.js';

/** What a payment form shows: the oldest invoices of one currency, or the one that is chosen. */
export type PayerOwes = {
  open: OpenInvoices | null;
  /** How many newer ones are not shown. */
  hidden: number;
  /** All currencies in which something is owed. */
  currencies: string[];
};

async function onlyOne(desk: Desk, invoiceId: string): Promise<PayerOwes> {
  const invoice = await requireInvoice(desk, invoiceId);
  const { currency } = invoice;
  return { open: { currency, invoices: [invoice] }, hidden: 0, currencies: [currency] };
}

/**
 * Invoices of the payer that a form has shown, as they are now.
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function readShownInvoices(
  desk: Desk,
  actor: Actor,
  { payerId, ids }: { payerId: string; ids: readonly string[] },
): Promise<Invoice[]> {
  requireRight(actor, 'see-invoices');
  const found = new Map((await findInvoices(desk.store, ids)).map((one) => [one.id, one]));
  return ids.map((id) => {
    const invoice = found.get(id);
    if (invoice?.clubId === desk.club.id && invoice.payerId === payerId) return invoice;
    return refuse('not-found', { what: 'invoice', id: ownId(desk.club.id, id) });
  });
}

/**
 * Nothing is shown of nobody.
 * @param only the one invoice to be paid, whatever is owed on it
 * @param currency the one that was chosen; else the club's own, if something is owed in it
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function readPayerOwes(
  desk: Desk,
  actor: Actor,
  of: { payerId: string | null; only: string | null; currency?: string | null },
): Promise<PayerOwes> {
  requireRight(actor, 'see-invoices');
  const { payerId, only, currency = null } = of;
  if (payerId === null) return { open: null, hidden: 0, currencies: [] };
  if (only !== null) return onlyOne(desk, only);
  const all = await readOpenInvoices(desk, actor, payerId);
  const named = (wanted: string | null) => all.find((one) => one.currency === wanted);
  const chosen = named(currency) ?? named(desk.club.currency) ?? all[0] ?? null;
  const currencies = all.map((one) => one.currency);
  if (chosen === null) return { open: null, hidden: 0, currencies };
  const hidden = chosen.count - chosen.invoices.length;
  return { open: chosen, hidden, currencies };
}
