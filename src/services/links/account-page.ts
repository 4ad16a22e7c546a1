import type { Contact } from '../../domain/people/club-records.js';
import type { OwedInvoices } from '../../store/ledger/owed-invoices.js';
import { type AccountFacts, readAccountFacts } from '../../store/links/account-facts.js';
import { type Everything, everythingOf, readEverything } from '../credit/everything.js';
import { movementsPerPage, pageOfMovements } from '../credit/page-of-movements.js';
import { currencyShown } from '../credit/statement.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { creditIn, type PayerFacts } from '../people/payer-facts.js';
import { signedInBy } from './account-session.js';
import { tokenDigest } from './secret-token.js';

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

/** The first page of the statement, from what was read with all else; null where that is not enough. */
function firstPageOf(
  { newest, owedNow }: AccountFacts,
  { currency, page }: { currency: string; page: number },
): Everything | null {
  if (page !== 0 || newest === null) return null;
  const owed = owedNow.get(currency) ?? 0n;
  const days = { ...newest, newer: 0, owedNow: owed, owedAfter: owed };
  return everythingOf(days, currency, pageOfMovements(0, newest.total));
}

/**
 * What payers see of their own account: credit, what is owed, and a page of all that was booked. Whose
 * it is follows from the cookie alone; null where it opens none now.
 */
export async function readAccount(
  desk: Desk,
  token: string,
  { currency: wanted, page }: AccountRequest,
): Promise<AccountOverview | null> {
  const clubId = desk.club.id;
  // Nearly always the one that is shown.
  const likely = wanted ?? desk.club.currency;
  const amount = { mostInvoices, entries: movementsPerPage, currency: likely };
  const facts = await readAccountFacts(desk.store, { clubId, id: tokenDigest(token), ...amount });
  const payer = facts === null ? null : signedInBy(desk, facts.found);
  if (facts === null || payer === null) return null;
  const { accounts, open, owedNow } = facts;
  // What is booked is booked on an invoice or an account.
  const booked = [...owedNow.keys(), ...accounts.map(({ currency }) => currency)];
  const currencies = [...new Set(booked)].sort();
  const credit = creditIn(accounts, todayOf(desk));
  const shown = currencyShown(desk, currencies, wanted);
  if (shown === null) return { payer, credit, open, currencies, everything: null };
  const first = shown === likely ? firstPageOf(facts, { currency: shown, page }) : null;
  const owner = { clubId, payerId: payer.id, currency: shown };
  const everything = first ?? (await readEverything(desk, owner, page));
  return { payer, credit, open, currencies, everything };
}
