import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { type Everything, readStatement, type Statement } from '../credit/statement.js';
import type { Desk } from '../desk.js';
import { readOpenInvoices } from '../payments/open-invoices.js';
import { type PayerFacts, readPayerFacts } from '../people/payer-facts.js';

export type AccountOverview = {
  payer: Contact;
  credit: PayerFacts['credit'];
  open: Awaited<ReturnType<typeof readOpenInvoices>>;
  statement: Statement;
  everything: Everything | null;
};

export type AccountRequest = { currency: string | null; page: number };

function everythingOf({ shown }: Statement): Everything | null {
  return shown?.view === 'everything' ? shown : null;
}

/** What payers see of their own account: credit, what is owed, and a page of all that was booked. */
export async function readAccount(
  desk: Desk,
  payer: Contact,
  { currency, page }: AccountRequest,
): Promise<AccountOverview> {
  const actor: Actor = { kind: 'customer', payerId: payer.id };
  const [{ credit }, open, statement] = await Promise.all([
    readPayerFacts(desk, actor, payer.id),
    readOpenInvoices(desk, actor, payer.id),
    readStatement(desk, actor, { contactId: payer.id, view: 'everything', currency, page }),
  ]);
  return { payer, credit, open, statement, everything: everythingOf(statement) };
}
