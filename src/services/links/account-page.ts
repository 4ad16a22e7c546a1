import type { Contact } from '../../domain/people/club-records.js';
import { findAccountsOf } from '../../store/ledger/ledger-reads.js';
import { findOldestOwed, type OwedInvoices } from '../../store/ledger/owed-invoices.js';
import { findCurrencies } from '../../store/ledger/payer-movements.js';
import { type Everything, readEverything } from '../credit/everything.js';
import { currencyShown } from '../credit/statement.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { creditIn, type PayerFacts } from '../people/payer-facts.js';

export type AccountOverview = {
  payer: Contact;
  credit: PayerFacts['credit'];
  open: OwedInvoices[];
  /** Those in which anything was booked. */
  currencies: string[];
  /** Null where nothing ever was. */
  everything: Everything | null;
};

export type AccountRequest = { currency: string | null; page: number };

/** As many invoices of each currency stand there. */
const mostInvoices = 20;

/**
 * What payers see of their own account: credit, what is owed, and a page of all that was booked.
 * `payer` is whoever is signed in, so that nothing is asked twice.
 */
export async function readAccount(
  desk: Desk,
  payer: Contact,
  { currency, page }: AccountRequest,
): Promise<AccountOverview> {
  const owner = { clubId: desk.club.id, payerId: payer.id };
  const [accounts, open, currencies] = await Promise.all([
    findAccountsOf(desk.store, owner),
    findOldestOwed(desk.store, { ...owner, most: mostInvoices }),
    findCurrencies(desk.store, owner),
  ]);
  const shown = currencyShown(desk, currencies, currency);
  const everything =
    shown === null ? null : await readEverything(desk, { ...owner, currency: shown }, page);
  const credit = creditIn(accounts, todayOf(desk));
  return { payer, credit, open, currencies, everything };
}
