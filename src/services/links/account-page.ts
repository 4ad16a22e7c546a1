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

/** A statement in one piece has at most so many pages of movements; what is older is left out. */
const mostPages = 200;

/** All that was booked in one currency, newest first; `left` is how many older rows there are. */
export async function readWholeStatement(
  desk: Desk,
  payer: Contact,
  currency: string | null,
): Promise<{ rows: Everything['movements']; left: number }> {
  const actor: Actor = { kind: 'customer', payerId: payer.id };
  const rows: Everything['movements'] = [];
  let total = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const wanted = { contactId: payer.id, view: 'everything', currency, page } as const;
    const shown = everythingOf(await readStatement(desk, actor, wanted));
    if (shown === null) break;
    total = shown.total;
    // Past the last page the last one is read again.
    if (shown.page === page) rows.push(...shown.movements);
    if ((page + 1) * shown.pageSize >= total) break;
  }
  return { rows, left: total - rows.length };
}
