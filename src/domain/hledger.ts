import type { Account } from './account.js';
import type { CalendarDate } from './calendar-date.js';
import { currencyFacts } from './currency-table.js';
import { type JournalEntry, ledgerAccount } from './journal-entry.js';
import { formatPlainAmount } from './money.js';

/** hledger ends an account's name at two spaces or a semicolon. */
function accountName(name: string): string {
  return name.replace(/[\s;]+/g, '_');
}

/** What `hledger check --strict` wants to be told before the first entry. */
export function hledgerHeader(accounts: Iterable<string>, currencies: Iterable<string>): string {
  const commodities = [...currencies].sort().map((code) => {
    const { decimals } = currencyFacts(code);
    return `commodity 1000.${'0'.repeat(decimals)} ${code}`;
  });
  const names = [...accounts].map(accountName).sort();
  const lines = [...new Set(names)].map((name) => `account ${name}`);
  return [...commodities, '', ...lines, '', ''].join('\n');
}

/** One journal entry in hledger's format; an entry that moves nothing is a comment. */
export function hledgerEntry(entry: JournalEntry): string {
  const key = entry.id.replace(/[\r\n]+/g, ' ');
  if (entry.postings.length === 0) return `; ${entry.occurredOn} ${entry.kind} ${key}\n\n`;
  const postings = entry.postings.map(({ account, amount }) => {
    return `    ${accountName(account)}  ${formatPlainAmount(amount, entry.currency)} ${entry.currency}`;
  });
  return `${[`${entry.occurredOn} * ${entry.kind}  ; key: ${key}`, ...postings].join('\n')}\n\n`;
}

/** The balances that the desk stores, as assertions: hledger fails when its own sums differ. */
export function hledgerBalances(accounts: readonly Account[], on: CalendarDate): string {
  if (accounts.length === 0) return '';
  const lines = accounts.map(({ payerId, currency, balance }) => {
    const name = accountName(ledgerAccount.accountCredit(payerId));
    const zero = formatPlainAmount(0n, currency);
    return `    ${name}  ${zero} ${currency} = ${formatPlainAmount(-balance, currency)} ${currency}`;
  });
  return [`${on} * stored balances`, ...lines, '', ''].join('\n');
}
