import {
  hledgerAccount,
  hledgerBalance,
  hledgerCommodity,
  hledgerEntry,
} from '../../domain/books/hledger.js';
import { ledgerAccount } from '../../domain/books/journal-entry.js';
import { type BooksPart, streamBooks } from '../../store/ledger/stream-journal.js';
import type { Desk } from '../desk.js';
import { recordCopy } from '../trail/record-copy.js';

/** Text that is written at once: keeps the memory small and the writes few. */
const charactersAtOnce = 256 * 1024;

/** What the file has to say of names and days while one payer's entries follow one another. */
type Told = {
  currencies: Set<string>;
  /** Accounts of the club and its providers, few however many payers there are. */
  shared: Set<string>;
  /** Accounts of this payer and his invoices. */
  own: Set<string>;
  payerId: string;
  lastDay: string;
};

function isOwned(account: string): boolean {
  return account.startsWith('receivable:') || account.startsWith('account-credit:');
}

/** The text of one part, with the names in it that hledger has not been told of. */
function textOf(part: BooksPart, told: Told): string {
  const { payerId, currency } = 'entry' in part ? part.entry : part.account;
  if (payerId !== told.payerId) {
    Object.assign(told, { payerId, own: new Set(), lastDay: '1970-01-01' });
  }
  const postings = 'entry' in part ? part.entry.postings : [];
  const names = [...postings.map(({ account }) => account), ledgerAccount.accountCredit(payerId)];
  const text: string[] = [];
  if (!told.currencies.has(currency)) text.push(hledgerCommodity(currency));
  told.currencies.add(currency);
  for (const name of new Set(names)) {
    const known = isOwned(name) ? told.own : told.shared;
    if (!known.has(name)) text.push(hledgerAccount(name));
    known.add(name);
  }
  if ('account' in part) return [...text, hledgerBalance(part.account, told.lastDay)].join('');
  const { occurredOn } = part.entry;
  if (occurredOn > told.lastDay) told.lastDay = occurredOn;
  return [...text, hledgerEntry(part.entry)].join('');
}

/**
 * Writes the journal for hledger, with the stored balances as assertions behind the entries that
 * they follow from. @returns how many entries were written
 */
export async function exportHledger(
  desk: Desk,
  write: (text: string) => Promise<void>,
): Promise<number> {
  await recordCopy(desk, 'export', 'hledger');
  const currencies = new Set([desk.club.currency]);
  const told: Told = { currencies, shared: new Set(), own: new Set(), payerId: '', lastDay: '' };
  let text = hledgerCommodity(desk.club.currency);
  let count = 0;
  for await (const part of streamBooks(desk.store, desk.club.id)) {
    text += textOf(part, told);
    if ('entry' in part) count += 1;
    if (text.length < charactersAtOnce) continue;
    await write(text);
    text = '';
  }
  await write(text);
  return count;
}
