import { addDays, type CalendarDate } from '../calendar-date.js';
import { type Account, isExpired, sumOfLots } from '../credit/account.js';
import { amounts, type Cell, type ReportTable, text } from './report.js';

export type NamedAccount = Pick<Account, 'payerId' | 'currency' | 'lots'> & { payerName: string };

const titles = [
  'Payer',
  'Oldest from',
  'Next expiry',
  'Up to 90 days old',
  '91 to 365 days',
  'Over 365 days',
  'Can be used',
  'Expired',
];

function earliest(days: readonly CalendarDate[]): CalendarDate | null {
  return days.toSorted()[0] ?? null;
}

/** By columns: three ages, their sum, and what can be used no more. Minor units. */
function sumsOf({ lots }: NamedAccount, today: CalendarDate): bigint[] {
  const usable = lots.filter((lot) => !isExpired(lot, today));
  const [quarterAgo, yearAgo] = [addDays(today, -90), addDays(today, -365)];
  const aged = [
    usable.filter(({ createdOn }) => createdOn >= quarterAgo),
    usable.filter(({ createdOn }) => createdOn < quarterAgo && createdOn >= yearAgo),
    usable.filter(({ createdOn }) => createdOn < yearAgo),
    usable,
    lots.filter((lot) => isExpired(lot, today)),
  ];
  return aged.map(sumOfLots);
}

/** What the club owes its payers as account credit, by its age; the oldest first. */
export function accountCreditAge(
  accounts: readonly NamedAccount[],
  today: CalendarDate,
): ReportTable {
  const rows = accounts
    .filter(({ lots }) => lots.length > 0)
    .map((account) => {
      const usable = account.lots.filter((lot) => !isExpired(lot, today));
      const oldest = earliest(usable.map(({ createdOn }) => createdOn));
      const expiry = earliest(usable.flatMap(({ expiresOn }) => expiresOn ?? []));
      return { account, oldest, expiry, values: sumsOf(account, today) };
    })
    .sort((one, other) => ((one.oldest ?? '~') < (other.oldest ?? '~') ? -1 : 1));
  const day = (value: CalendarDate | null): Cell => ({ kind: 'day', day: value });
  const currencies = [...new Set(rows.map(({ account }) => account.currency))].sort();
  const totals = currencies.map((currency) => {
    const own = rows.filter(({ account }) => account.currency === currency);
    const sums = titles.slice(3).map((_, place) => {
      return own.reduce((sum, { values }) => sum + (values[place] ?? 0n), 0n);
    });
    return [text(`All, ${currency}`), text(''), text(''), ...amounts(currency, sums)];
  });
  return {
    titles,
    rows: rows.map(({ account, oldest, expiry, values }) => {
      const cells = amounts(account.currency, values);
      return [text(account.payerName), day(oldest), day(expiry), ...cells];
    }),
    totals,
  };
}
