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

/** What `/invoices …` asks for: a status word filters, everything else is searched for. */
export function readFilter(text: string): InvoicesFilter {
  const typed = text.trim().slice(0, searchChars);
  const status = statusNamed(typed);
  const days = { issuedFrom: null, issuedUntil: null };
  return { status, text: status === null ? typed : '', ...days, page: 0 };
}
