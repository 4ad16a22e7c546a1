import type { Actor } from '../../src/domain/people/actor.js';
import { type InvoiceFacts, readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { findInvoiceIdByNumber } from '../../src/services/invoices/search-invoices.js';
import { type PayerFacts, readPayerFacts } from '../../src/services/people/payer-facts.js';
import { findInvoice } from './find-invoice.js';
import { findPayer } from './find-payer.js';
import type { FormStart } from './open-form.js';
import type { Surroundings } from './surroundings.js';

/** `only` is the id of the invoice that was named, whose payer is chosen with it. */
export type InvoiceOrPayer = {
  payer: PayerFacts | null;
  search: string;
  only: string | null;
  /** Why it begins with this payer, as for a child who was typed. */
  notice: string | null;
};

/** The invoice of a record, or whose number, digits or credit note were typed. */
async function namedInvoice(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<InvoiceFacts | null> {
  const { desk } = surroundings;
  if (start.kind === 'record') return readInvoiceFacts(desk, actor, start.id);
  const id = start.kind === 'text' ? await findInvoiceIdByNumber(desk, actor, start.text) : null;
  return id === null ? null : readInvoiceFacts(desk, actor, id);
}

/** The one invoice that what was typed is the beginning of, where nobody is called so. */
async function begunInvoice(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<InvoiceFacts | null> {
  if (start.kind !== 'text') return null;
  return (await findInvoice(surroundings, actor, start))?.chosen ?? null;
}

/**
 * What a form begins with: an invoice for its number or its record, else a payer. A payer's own
 * number or email may have digits as well, and stands for all that the payer owes.
 */
export async function findInvoiceOrPayer(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<InvoiceOrPayer | null> {
  const named = await namedInvoice(surroundings, actor, start);
  const found = named === null ? await findPayer(surroundings, actor, start) : null;
  if (found !== null) return { ...found, only: null };
  const only = named ?? (await begunInvoice(surroundings, actor, start));
  if (only === null) return null;
  const { id, payerId } = only.invoice;
  const payer = await readPayerFacts(surroundings.desk, actor, payerId);
  return { payer, search: '', only: id, notice: null };
}
