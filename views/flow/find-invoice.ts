import { paysForText } from '../../src/blocks/contact-option.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { type InvoiceFacts, readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import {
  findInvoiceIdByNumber,
  offerInvoices,
} from '../../src/services/invoices/search-invoices.js';
import { findPayers } from '../../src/services/people/search-contacts.js';
import type { FormStart } from './open-form.js';
import type { Surroundings } from './surroundings.js';

/**
 * The invoice to begin with, or the words that the form offers invoices for. `notice` says whose
 * invoices they are, where somebody was typed who is on none.
 */
export type InvoiceStart = { chosen: InvoiceFacts | null; search: string; notice: string | null };

async function factsOrNull(
  { desk }: Surroundings,
  actor: Actor,
  invoiceId: string,
): Promise<InvoiceFacts | null> {
  try {
    return await readInvoiceFacts(desk, actor, invoiceId);
  } catch (error) {
    if (error instanceof CreditError && error.code === 'not-found') return null;
    throw error;
  }
}

/** What was typed is a number, or words of names; null when nothing is found for it. */
async function startFromText(
  surroundings: Surroundings,
  actor: Actor,
  text: string,
): Promise<InvoiceStart | null> {
  const { desk } = surroundings;
  const invoiceId = await findInvoiceIdByNumber(desk, actor, text);
  const exact = invoiceId === null ? null : await factsOrNull(surroundings, actor, invoiceId);
  if (exact !== null) return { chosen: exact, search: '', notice: null };
  const all = { status: null, payerId: null };
  const found = await startFrom(surroundings, actor, { ...all, text });
  return found ?? startFromPayer(surroundings, actor, text);
}

async function startFrom(
  surroundings: Surroundings,
  actor: Actor,
  search: { text: string; status: null; payerId: string | null },
): Promise<InvoiceStart | null> {
  const { offered } = await offerInvoices(surroundings.desk, actor, { ...search, limit: 2 });
  const [first, second] = offered;
  if (first === undefined) return null;
  if (second !== undefined) return { chosen: null, search: search.text, notice: null };
  const chosen = await factsOrNull(surroundings, actor, first.invoice.id);
  return { chosen, search: '', notice: null };
}

/** A child who is on no invoice leads to the invoices of who pays for it. */
async function startFromPayer(
  surroundings: Surroundings,
  actor: Actor,
  text: string,
): Promise<InvoiceStart | null> {
  const { payers, total } = await findPayers(surroundings.desk, actor, { text, limit: 1 });
  const [only] = payers;
  const notice = only === undefined || total > 1 ? null : paysForText(only);
  if (only === undefined || notice === null) return null;
  const search = { text: '', status: null, payerId: only.payer.id };
  const found = await startFrom(surroundings, actor, search);
  if (found === null) return null;
  // The box goes on from the payer's own id, which nobody else has.
  return { ...found, search: found.chosen === null ? only.payer.ownId : '', notice };
}

/** The invoice to begin a form with; null when none is found for what was typed. */
export async function findInvoice(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<InvoiceStart | null> {
  switch (start.kind) {
    case 'empty':
      return { chosen: null, search: '', notice: null };
    case 'text':
      return startFromText(surroundings, actor, start.text);
    case 'record':
      return {
        chosen: await readInvoiceFacts(surroundings.desk, actor, start.id),
        search: '',
        notice: null,
      };
    default:
      return start satisfies never;
  }
}
