import { shownName, shownText } from '../domain/people/shown-text.js';
import { withoutFormatCharacters } from '../domain/people/visible-text.js';
import { cutText } from './cut-text.js';
import { escapeCharacters } from './escape-mrkdwn.js';

/** How much of a name or a typed text a list shows; the rest becomes an ellipsis. */
const shownChars = 80;

/** A dot that stands alone parts the amounts of a row, so a name must not bring its own. */
const partingDots = /(?<![\p{L}\p{N}])[·•∙⋅‧・]|[·•∙⋅‧・](?![\p{L}\p{N}])/gu;

/**
 * One line without outer spaces, so that a stored text cannot break the layout of a list, nor turn
 * or imitate the amounts that stand beside it.
 */
function oneLine(text: string, max: number): string {
  const visible = withoutFormatCharacters(text).replace(/\s+/gu, ' ').trim();
  return shownName(cutText(visible.replace(partingDots, '-'), max));
}

const lookAlikes = new Map([
  ['*', '∗'],
  ['~', '∼'],
  ['`', 'ˋ'],
  ['_', '＿'],
]);

/** Slack has no escape for its marks. Inside a word an underscore marks nothing, as in emails. */
function withoutMarks(text: string): string {
  const marks = /[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
  return text.replace(marks, (mark) => lookAlikes.get(mark) ?? mark);
}

/** A stored text inside mrkdwn: shortened, on one line, and never a mention, link or markup. */
export function safe(text: string, max = shownChars): string {
  return escapeCharacters(withoutMarks(oneLine(text, max)));
}

/** A sentence of ours with stored facts in it: no mention and no link, its own marks as written. */
export function safeSentence(text: string): string {
  return escapeCharacters(shownText(cutText(text, 1_000)));
}

/** A stored text inside plain text, where nothing has a meaning. */
export function bare(text: string, max = shownChars): string {
  // The two marks of the isolate count as well.
  return oneLine(text, max - 2);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** `1,503`, as every count is written. */
export function countText(count: number): string {
  return count.toLocaleString('en-GB');
}

/** `1 invoice`, `1,503 invoices`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
