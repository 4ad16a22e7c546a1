import type { Currency } from '../domain/amounts/currency-table.js';
import { formatAmount } from '../domain/amounts/money.js';
import { type CalendarDate, formatDate } from '../domain/calendar-date.js';

/** How one club writes amounts (minor units) and days. */
export type Show = {
  money(amount: bigint, currency: Currency): string;
  /** What was credited: Slack draws code in red, and the minus sign says it without colour. */
  credited(amount: bigint, currency: Currency): string;
  /** `3 Sep`, with the year unless it is that of `today`. */
  date(date: CalendarDate): string;
};

export function createShow(locale: string, today: CalendarDate): Show {
  const thisYear = Number(today.slice(0, 4));
  return {
    money: (amount, currency) => formatAmount(amount, currency, locale),
    credited: (amount, currency) => {
      if (amount === 0n) return formatAmount(0n, currency, locale);
      return `\`${formatAmount(-amount, currency, locale)}\``;
    },
    date: (date) => formatDate(date, locale, thisYear),
  };
}
