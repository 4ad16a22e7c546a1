import type { Button, KnownBlock } from '@slack/types';
import { actions, button, context } from './layout.js';
import { countText } from './text.js';

export type Page = { page: number; pageSize: number; total: number };

/** `11 to 20 of 1,503`, counted from 1; `page` is from 0. */
export function pageRange({ page, pageSize, total }: Page): string {
  const first = page * pageSize + 1;
  const last = Math.min(total, first + pageSize - 1);
  const of = countText(total);
  return first === last
    ? `${countText(first)} of ${of}`
    : `${countText(first)} to ${countText(last)} of ${of}`;
}

/** The nearest page that exists, so that a list that became shorter never shows nothing. */
export function nearestPage(page: number, pageSize: number, total: number): number {
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  return Math.min(Math.max(0, Math.trunc(page)), last);
}

/** The items of one page of a list that is in memory. */
export function pageOf<Item>(items: readonly Item[], page: number, pageSize: number): Item[] {
  return items.slice(page * pageSize, (page + 1) * pageSize);
}

/**
 * The buttons to the pages around, each of which leads somewhere: one where there are two pages, else
 * always two, so that each stays where it was and nobody who goes on quickly turns back. At an end the
 * one that would lead nowhere goes round to the other end, and says so. None when all is on one page.
 */
export function pageButtons(prefix: string, what: string, shown: Page): Button[] {
  const { page, pageSize, total } = shown;
  const last = nearestPage(Number.MAX_SAFE_INTEGER, pageSize, total);
  if (last === 0) return [];
  const turn = (to: 'previous' | 'next', text: string, target: number, spoken: string) =>
    button({ text, actionId: `${prefix}.${to}`, value: `${target}`, spoken });
  const previous = turn('previous', 'Previous', page - 1, `Previous ${what}`);
  const next = turn('next', 'Next', page + 1, `Next ${what}`);
  if (last === 1) return [page === 0 ? next : previous];
  return [
    page > 0 ? previous : turn('previous', 'Last page', last, `Last page of ${what}`),
    page < last ? next : turn('next', 'First page', 0, `First page of ${what}`),
  ];
}

/** Where the reader is, and the buttons to the pages around. It stands above what it turns. */
export function pager(prefix: string, what: string, shown: Page): KnownBlock[] {
  const buttons = pageButtons(prefix, what, shown);
  if (buttons.length === 0) return [];
  return [context(`${pageRange(shown)} ${what}`), ...actions(buttons, `${prefix}.pages`)];
}
