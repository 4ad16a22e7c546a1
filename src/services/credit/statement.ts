import { accountId, availableCredit } from '../../domain/credit/account.js';
import { refuse } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { requireOwnAccount, requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { findContact } from '../../store/club/contact-reads.js';
import { findAccount } from '../../store/ledger/ledger-reads.js';
import { findCurrencies, owedNow, type PayerCurrency } from '../../store/ledger/payer-movements.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { type CreditMovements, readCreditMovements } from './credit-movements.js';
import { type Everything, readEverything } from './everything.js';

export type { CreditMovement, CreditMovements, Movement, ShownLot } from './credit-movements.js';
export type { Everything } from './everything.js';

export type StatementView = 'credit' | 'everything';

/**
 * `contact` is who was asked for, `payer` whose account it is; `currencies` are those in which
 * anything was booked. `shown` is null when nothing ever was.
 */
export type Statement = {
  contact: Contact;
  payer: Contact;
  currencies: string[];
  shown: CreditMovements | Everything | null;
  /**
   * What all invoices owe now (outstanding less overpaid) and what account credit can be spent, in
   * minor units of the currency shown.
   */
  standing: { owed: bigint; available: bigint };
};

export type StatementRequest = {
  contactId: string;
  view: StatementView;
  /** Null, or one in which nothing was booked: the club's own, else the first. */
  currency: string | null;
  page: number;
};

async function payerOf(desk: Desk, contact: Contact): Promise<Contact> {
  if (contact.payerId === contact.id) return contact;
  const payer = await findContact(desk.store, contact.payerId);
  if (payer === null) throw new Error(`${contact.id} has no payer`);
  return payer;
}

/** The one asked for, or the club's own, or the first, of those in which anything was booked. */
export function currencyShown(desk: Desk, currencies: readonly string[], wanted: string | null) {
  const known = [wanted, desk.club.currency].find(
    (one) => one !== null && currencies.includes(one),
  );
  return known ?? currencies[0] ?? null;
}

/**
 * One page of what was booked for a payer; asked for a child, it is that of the payer.
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function readStatement(
  desk: Desk,
  actor: Actor,
  { contactId, view, currency, page }: StatementRequest,
): Promise<Statement> {
  requireRight(actor, 'see-invoices');
  const clubId = desk.club.id;
  const contact = await findContact(desk.store, contactId);
  if (contact === null || contact.clubId !== clubId) {
    return refuse('not-found', { what: 'contact', id: ownId(clubId, contactId) });
  }
  const payer = await payerOf(desk, contact);
  requireOwnAccount(actor, payer.id, 'see-invoices');
  const currencies = await findCurrencies(desk.store, { clubId, payerId: payer.id });
  const chosen = currencyShown(desk, currencies, currency);
  if (chosen === null)
    return { contact, payer, currencies, shown: null, standing: { owed: 0n, available: 0n } };
  const owner = { clubId, payerId: payer.id, currency: chosen };
  const read = view === 'credit' ? readCreditMovements : readEverything;
  const shown = await read(desk, owner, page);
  return { contact, payer, currencies, shown, standing: await standingOf(desk, owner, shown) };
}

/** Half of it stands in the view that was read. */
async function standingOf(
  desk: Desk,
  owner: PayerCurrency,
  shown: CreditMovements | Everything,
): Promise<Statement['standing']> {
  if (shown.view === 'credit') {
    return { owed: await owedNow(desk.store, owner), available: shown.available };
  }
  const account = await findAccount(desk.store, accountId(owner));
  return { owed: shown.owed, available: availableCredit(account, todayOf(desk)) };
}
