import type { CalendarDate } from '../../src/domain/calendar-date.js';
import { type ListedStatus, listedStatuses } from '../../src/domain/invoices/listed-status.js';

/** What the list shows; both days are counted in, and `page` is from 0. */
export type InvoicesFilter = {
  status: ListedStatus | null;
  text: string;
  issuedFrom: CalendarDate | null;
  issuedUntil: CalendarDate | null;
  page: number;
};

export const searchChars = 100;

/** What people call a filter besides its own word. */
const peoplesWords = new Map<string, ListedStatus>([
  ['unpaid', 'outstanding'],
  ['owed', 'outstanding'],
  ['owing', 'outstanding'],
  ['open', 'outstanding'],
  ['not paid', 'outstanding'],
  ['past due', 'overdue'],
  ['settled', 'paid'],
  ['closed', 'paid'],
  ['reconciled overpaid', 'overpaid'],
  ['part credited', 'partially credited'],
  ['partly credited', 'partially credited'],
  ['part refunded', 'partially refunded'],
  ['partly refunded', 'partially refunded'],
  ['in flight', 'pending'],
  ['on its way', 'pending'],
  ['voided', 'void'],
  ['cancelled', 'void'],
]);

export function statusNamed(word: string): ListedStatus | null {
  const plainWord = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ');
  const own = listedStatuses.find((status) => status === plainWord);
  return own ?? peoplesWords.get(plainWord) ?? null;
}

/** Said beside a status, and no part of what is looked for. */
const besideStatus = /^(?:invoices?|that|are|is|of|for|by)$/i;
/** No status has more words. */
const longestStatus = 3;

/**
 * What else a typed text may ask for: a status and the other words, in any order (`asha unpaid`,
 * `overdue jones`, `paid 1042`). The longest status first, and of two the one behind.
 */
export function readingsOf(typed: string): { status: ListedStatus; text: string }[] {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '');
  const readings: { status: ListedStatus; text: string }[] = [];
  for (let length = longestStatus; length > 0; length -= 1) {
    for (let from = words.length - length; from >= 0; from -= 1) {
      const status = statusNamed(words.slice(from, from + length).join(' '));
      if (status === null) continue;
      const rest = [...words.slice(0, from), ...words.slice(from + length)];
      const text = rest.filter((word) => !besideStatus.test(word)).join(' ');
      readings.push({ status, text });
    }
  }
  return readings;
}

/**
 * What `/invoices …` asks for: a status word filters, everything else is searched for, unless it
 * holds a status besides ({@link readingsOf}).
 */
export function readFilter(text: string): InvoicesFilter {
  const typed = text.trim().slice(0, searchChars);
  const status = statusNamed(typed);
  const days = { issuedFrom: null, issuedUntil: null };
  return { status, text: status === null ? typed : '', ...days, page: 0 };
}
