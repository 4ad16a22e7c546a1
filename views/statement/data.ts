import type { JournalEntry } from '../../src/domain/books/journal-entry.js';
import type { Account, Lot } from '../../src/domain/credit/account.js';
import type { Contact } from '../../src/domain/people/club-records.js';

/** `change` and `balance` in minor units; positive = more credit for the payer. */
export type MovementShown = { entry: JournalEntry; change: bigint; balance: bigint };

export type CurrencyShown = {
  account: Account;
  available: bigint;
  lots: readonly (Lot & { expired: boolean })[];
  movements: readonly MovementShown[];
  olderThan: bigint | null;
};

export type StatementData = {
  /** Who was asked for; the account may be that of another person, the payer. */
  contact: Contact;
  payer: Contact;
  currencies: readonly CurrencyShown[];
};

/** What was typed after the command, when it names no one contact. */
export type ContactChoices = { text: string; contacts: readonly Contact[] };

/** Whose statement is shown, and from where in one currency when older movements are read. */
export type StatementPlace = {
  contactId: string | null;
  older: { currency: string; belowSeq: bigint } | null;
};
