import type { KnownBlock } from '@slack/types';
import { actions, button, context } from './layout.js';
import { countText } from './text.js';

export type Page = { page: number; pageSize: number; total: number };

/** `11 to 20 of 1,503`, counted from 1; `page` is from 0. */
export function pageRange({ page, pageSize, total }: Page): string {
  const first = page * pageSize + 1;
  const last = Math.min(total, first + pageSize - 1);
  const of = countText(total);
  return first === last ? `${countText(first)} of ${of}` : `${first} to ${last} of ${of}`;
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

/** Where the reader is, and the buttons to the pages around; nothing when all is on one page. */
export function pager(prefix: string, what: string, shown: Page): KnownBlock[] {
  const { page, pageSize, total } = shown;
  if (total <= pageSize) return [];
  const previous = button({
    text: 'Previous',
    actionId: `${prefix}.previous`,
    value: `${page - 1}`,
    spoken: `Previous ${what}`,
  });
  const next = button({
    text: 'Next',
    actionId: `${prefix}.next`,
    value: `${page + 1}`,
    spoken: `Next ${what}`,
  });
  const hasNext = (page + 1) * pageSize < total;
  return [
    context(`${pageRange(shown)} ${what}`),
    ...actions([...(page > 0 ? [previous] : []), ...(hasNext ? [next] : [])], `${prefix}.pages`),
  ];
}
