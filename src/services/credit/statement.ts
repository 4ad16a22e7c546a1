import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { ledgerAccount } from '../../domain/books/journal-entry.js';
import { type Account, availableCredit, isExpired, type Lot } from '../../domain/credit/account.js';
import { refuse } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Contact } from '../../domain/people/club-records.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { findContact } from '../../store/club/contact-reads.js';
import { findAccountsOf, findMovements } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';

/** `change` and `balance` in minor units; positive = more credit for the payer. */
export type Movement = { entry: JournalEntry; change: bigint; balance: bigint };

export type CurrencyStatement = {
  account: Account;
  available: bigint;
  lots: (Lot & { expired: boolean })[];
  /** Newest first. */
  movements: Movement[];
  /** Pass to the next page; null when there are no older movements. */
  olderThan: bigint | null;
};

/** `contact` is who was asked for, `payer` whose account it is. */
export type Statement = { contact: Contact; payer: Contact; currencies: CurrencyStatement[] };

const movementsPerPage = 15;

function changeOf(entry: JournalEntry): bigint {
  const name = ledgerAccount.accountCredit(entry.payerId);
  return -entry.postings
    .filter((posting) => posting.account === name)
    .reduce((sum, posting) => sum + posting.amount, 0n);
}

async function statementOf(
  desk: Desk,
  account: Account,
  belowSeq: bigint | null,
): Promise<CurrencyStatement> {
  const today = todayOf(desk);
  const limit = movementsPerPage + 1;
  const found = await findMovements(desk.store, account, { belowSeq, limit });
  const shown = found.slice(0, movementsPerPage);
  return {
    account,
    available: availableCredit(account, today),
    lots: account.lots.map((lot) => ({ ...lot, expired: isExpired(lot, today) })),
    movements: shown.map((entry) => ({
      entry,
      change: changeOf(entry),
      balance: entry.outcome.balance ?? 0n,
    })),
    olderThan: found.length > shown.length ? (shown.at(-1)?.accountSeq ?? null) : null,
  };
}

/**
 * A payer's account credit; asked for a child, it is that of the payer. With `older`, one
 * currency alone and its movements from there on.
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function readStatement(
  desk: Desk,
  actor: Actor,
  request: { contactId: string; older?: { currency: string; belowSeq: bigint } | null },
): Promise<Statement> {
  requireRight(actor, 'see-invoices');
  const contact = await findContact(desk.store, request.contactId);
  if (contact === null || contact.clubId !== desk.club.id) {
    const id = ownId(desk.club.id, request.contactId);
    return refuse('not-found', { what: 'contact', id });
  }
  const payer =
    contact.payerId === contact.id ? contact : await findContact(desk.store, contact.payerId);
  if (payer === null) throw new Error(`${contact.id} has no payer`);
  const accounts = await findAccountsOf(desk.store, { clubId: desk.club.id, payerId: payer.id });
  const { older = null } = request;
  const shown = accounts.filter(({ currency }) => older === null || currency === older.currency);
  const currencies = await Promise.all(
    shown.map((account) => statementOf(desk, account, older?.belowSeq ?? null)),
  );
  return { contact, payer, currencies };
}
