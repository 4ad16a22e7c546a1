import type { Actor } from '../../src/domain/people/actor.js';
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

/** What a form begins with: an invoice for its number or its record, else a payer. */
export async function findInvoiceOrPayer(
  surroundings: Surroundings,
  actor: Actor,
  start: FormStart,
): Promise<InvoiceOrPayer | null> {
  const isNumber = start.kind === 'text' && /\d/.test(start.text);
  const invoice =
    start.kind === 'record' || isNumber
      ? ((await findInvoice(surroundings, actor, start))?.chosen?.invoice ?? null)
      : null;
  if (invoice !== null) {
    const payer = await readPayerFacts(surroundings.desk, actor, invoice.payerId);
    return { payer, search: '', only: invoice.id, notice: null };
  }
  const found = await findPayer(surroundings, actor, start);
  return found === null ? null : { ...found, only: null };
}
