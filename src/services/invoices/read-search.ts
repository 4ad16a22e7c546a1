import type { ListedStatus } from '../../domain/invoices/listed-status.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Desk } from '../desk.js';
import { findPayers } from '../people/search-contacts.js';
import { listInvoices } from './invoice-list.js';

/** What a typed text may ask for: invoices that stand so and fit the words. */
export type Reading = { status: ListedStatus | null; text: string };

async function findsInvoice(desk: Desk, actor: Actor, reading: Reading): Promise<boolean> {
  const page = { page: 0, pageSize: 1, total: 1 };
  return (await listInvoices(desk, actor, { ...reading, ...page })).rows.length > 0;
}

/** Somebody is called so, or an invoice is. */
async function isSomething(desk: Desk, actor: Actor, text: string): Promise<boolean> {
  if (await findsInvoice(desk, actor, { status: null, text })) return true;
  return (await findPayers(desk, actor, { text, limit: 1 })).total > 0;
}

/**
 * What a typed text with the word of a status in it asks for. The whole of it where somebody is
 * called so (a payer Paid Smith); else the first reading that finds an invoice; else the first whose
 * words are those of somebody, so that it is said of whom nothing is found.
 * @throws CreditError `not-allowed`, `too-many-people`
 */
export async function chooseReading(
  desk: Desk,
  actor: Actor,
  { whole, others }: { whole: Reading; others: readonly Reading[] },
): Promise<Reading> {
  const [first] = others;
  if (first === undefined || (await isSomething(desk, actor, whole.text))) return whole;
  for (const reading of others) {
    if (await findsInvoice(desk, actor, reading)) return reading;
  }
  for (const reading of others) {
    if (await isSomething(desk, actor, reading.text)) return reading;
  }
  return first;
}
