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
 * The buttons to the pages around, always two, so that each stays where it was: at an end the one
 * that leads nowhere says so, and pressed it shows the same page. None when all is on one page.
 */
export function pageButtons(prefix: string, what: string, shown: Page): Button[] {
  const { page, pageSize, total } = shown;
  if (total <= pageSize) return [];
  const turn = (to: 'previous' | 'next', text: string, target: number, spoken: string) =>
    button({ text, actionId: `${prefix}.${to}`, value: `${target}`, spoken });
  const isLast = (page + 1) * pageSize >= total;
  return [
    page > 0
      ? turn('previous', 'Previous', page - 1, `Previous ${what}`)
      : turn('previous', 'First page', page, `First page of ${what}, none before it`),
    isLast
      ? turn('next', 'Last page', page, `Last page of ${what}, none after it`)
      : turn('next', 'Next', page + 1, `Next ${what}`),
  ];
}

/** Where the reader is, and the buttons to the pages around. It stands above what it turns. */
export function pager(prefix: string, what: string, shown: Page): KnownBlock[] {
  const buttons = pageButtons(prefix, what, shown);
  if (buttons.length === 0) return [];
  return [context(`${pageRange(shown)} ${what}`), ...actions(buttons, `${prefix}.pages`)];
}
