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

/** `hledger check --strict` wants to be told of each currency, before its first amount. */
export function hledgerCommodity(code: string): string {
  const { decimals } = currencyFacts(code);
  return `commodity 1000.${'0'.repeat(decimals)} ${code}\n\n`;
}

/** `hledger check --strict` wants to be told of each account. */
export function hledgerAccount(account: string): string {
  return `account ${oneWord(account)}\n`;
}

/** One journal entry in hledger's format; an entry that moves nothing is a comment. */
export function hledgerEntry(entry: JournalEntry): string {
  const key = oneWord(entry.id);
  if (entry.postings.length === 0) return `; ${entry.occurredOn} ${entry.kind} ${key}\n\n`;
  const postings = entry.postings.map(({ account, amount }) => {
    return `    ${oneWord(account)}  ${formatPlainAmount(amount, entry.currency)} ${entry.currency}`;
  });
  const { happenedOn } = entry.details;
  const happened = happenedOn === undefined ? '' : `, happened: ${happenedOn}`;
  return `${[`${entry.occurredOn} * ${entry.kind}  ; key: ${key}${happened}`, ...postings].join('\n')}\n\n`;
}

/** The balance that the desk stores, as an assertion: hledger fails when its own sum differs. */
export function hledgerBalance(account: Account, on: CalendarDate): string {
  const { payerId, currency, balance } = account;
  const name = oneWord(ledgerAccount.accountCredit(payerId));
  const zero = formatPlainAmount(0n, currency);
  const stored = formatPlainAmount(-balance, currency);
  return `${on} * stored balance\n    ${name}  ${zero} ${currency} = ${stored} ${currency}\n\n`;
}
