import { currencyFacts } from '../amounts/currency-table.js';
import { formatPlainAmount } from '../amounts/money.js';
import type { CalendarDate } from '../calendar-date.js';
import type { Account } from '../credit/account.js';
import { type JournalEntry, ledgerAccount } from './journal-entry.js';

/**
 * A name in one piece, as hledger reads it: it ends a name at two spaces, begins a comment at a
 * semicolon and looks for tags after commas. Each such character is written as its code, so that
 * two names never become one.
 */
function oneWord(name: string): string {
  return name.replace(/[\s\p{C}%;,"[\]]|:(?=:|$)/gu, (character) => {
    return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

/** What `hledger check --strict` wants to be told before the first entry. */
export function hledgerHeader(accounts: Iterable<string>, currencies: Iterable<string>): string {
  const commodities = [...currencies].sort().map((code) => {
    const { decimals } = currencyFacts(code);
    return `commodity 1000.${'0'.repeat(decimals)} ${code}`;
  });
  const names = [...accounts].map(oneWord).sort();
  const lines = [...new Set(names)].map((name) => `account ${name}`);
  return [...commodities, '', ...lines, '', ''].join('\n');
}

/** One journal entry in hledger's format; an entry that moves nothing is a comment. */
export function hledgerEntry(entry: JournalEntry): string {
  const key = oneWord(entry.id);
  if (entry.postings.length === 0) return `; ${entry.occurredOn} ${entry.kind} ${key}\n\n`;
  const postings = entry.postings.map(({ account, amount }) => {
    return `    ${oneWord(account)}  ${formatPlainAmount(amount, entry.currency)} ${entry.currency}`;
  });
  return `${[`${entry.occurredOn} * ${entry.kind}  ; key: ${key}`, ...postings].join('\n')}\n\n`;
}

/** The balances that the desk stores, as assertions: hledger fails when its own sums differ. */
export function hledgerBalances(accounts: readonly Account[], on: CalendarDate): string {
  if (accounts.length === 0) return '';
  const lines = accounts.map(({ payerId, currency, balance }) => {
    const name = oneWord(ledgerAccount.accountCredit(payerId));
    const zero = formatPlainAmount(0n, currency);
    return `    ${name}  ${zero} ${currency} = ${formatPlainAmount(-balance, currency)} ${currency}`;
  });
  return [`${on} * stored balances`, ...lines, '', ''].join('\n');
}
