import type { CalendarDate } from '../../domain/calendar-date.js';
import {
  type Account,
  availableCredit,
  type Lot,
  usableLots,
} from '../../domain/credit/account.js';
import { refuse } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { requireOwnAccount, requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { findContact, findFamily } from '../../store/club/contact-reads.js';
import { findAccountsOf } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';

/** What the forms show of a chosen payer. Amounts in minor units. */
export type PayerFacts = {
  payer: Contact;
  /** Whom the payer pays for, by name; the payer comes first. */
  family: Contact[];
  /** Credit that can be spent today, one entry a currency that has any; lots in order of use. */
  credit: { currency: string; available: bigint; lots: Lot[] }[];
};

/** What of accounts can be spent on a day. */
export function creditIn(accounts: readonly Account[], today: CalendarDate): PayerFacts['credit'] {
  const credit = accounts.map((account) => ({
    currency: account.currency,
    available: availableCredit(account, today),
    lots: usableLots(account, today),
  }));
  return credit.filter(({ available }) => available > 0n);
}

/** Asked for a child, it is the facts of its payer. @throws CreditError `not-allowed`, `not-found` */
export async function readPayerFacts(
  desk: Desk,
  actor: Actor,
  contactId: string,
): Promise<PayerFacts> {
  requireRight(actor, 'see-invoices');
  const contact = await findContact(desk.store, contactId);
  if (contact === null || contact.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'contact', id: ownId(desk.club.id, contactId) });
  }
  requireOwnAccount(actor, contact.payerId, 'see-invoices');
  const today = todayOf(desk);
  const owner = { clubId: desk.club.id, payerId: contact.payerId };
  const [everybody, accounts] = await Promise.all([
    findFamily(desk.store, owner),
    findAccountsOf(desk.store, owner),
  ]);
  const payer = everybody.find((one) => one.id === contact.payerId);
  if (payer === undefined) throw new Error(`${contact.id} has no payer`);
  return {
    payer,
    family: [payer, ...everybody.filter((one) => one.id !== payer.id)],
    credit: creditIn(accounts, today),
  };
}
