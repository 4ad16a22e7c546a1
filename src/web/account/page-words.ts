import { formatAmount } from '../../domain/amounts/money.js';
import { type CalendarDate, formatDate } from '../../domain/calendar-date.js';
import { shownText } from '../../domain/people/shown-text.js';
import type { Desk } from '../../services/desk.js';
import type { PageFrame } from './render.js';

export type PageWords = {
  money: (amount: bigint, currency: string) => string;
  date: (date: CalendarDate) => string;
};

/** Amounts and days as the club's people write them; a day always has its year. */
export function pageWords({ club }: Desk): PageWords {
  return {
    money: (amount, currency) => formatAmount(amount, currency, club.locale),
    date: (date) => formatDate(date, club.locale),
  };
}

/** Where the pages are, also below a path of `PUBLIC_URL`. */
export function pageFrame({ club, publicUrl }: Desk): PageFrame {
  const below = new URL(publicUrl).pathname.replace(/\/+$/, '');
  // The words are English; the locale says how amounts and days are written.
  const lang = club.locale.startsWith('en') ? club.locale : 'en';
  return { club: shownText(club.name), lang, base: `${below}/account` };
}

/** `£30.00 and €5.00`. */
export function listed(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  const before = texts.slice(0, -1);
  return before.length === 0 ? last : `${before.join(', ')} and ${last}`;
}
