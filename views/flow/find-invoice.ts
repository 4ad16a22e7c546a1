import { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { type InvoiceFacts, readInvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import {
  findInvoiceIdByNumber,
  offerInvoices,
} from '../../src/services/invoices/search-invoices.js';
import type { FormStart } from './open-form.js';
import type { Surroundings } from './surroundings.js';

/** The invoice to begin with, or the words that the form offers invoices for. */
export type InvoiceStart = { chosen: InvoiceFacts | null; search: string };

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
  if (exact !== null) return { chosen: exact, search: '' };
  const search = { text, status: null, payerId: null, limit: 2 };
  const { offered } = await offerInvoices(desk, actor, search);
  const [first, second] = offered;
  if (first === undefined) return null;
  if (second !== undefined) return { chosen: null, search: text };
  return { chosen: await factsOrNull(surroundings, actor, first.invoice.id), search: '' };
}

/** The invoice to begin a form with; null when none is found for what was typed. */
export async function findInvoice(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<InvoiceStart | null> {
  switch (start.kind) {
    case 'empty':
      return { chosen: null, search: '' };
    case 'text':
      return startFromText(surroundings, actor, start.text);
    case 'record':
      return { chosen: await readInvoiceFacts(surroundings.desk, actor, start.id), search: '' };
    default:
      return start satisfies never;
  }
}
