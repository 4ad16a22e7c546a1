import { cutText } from './cut-text.js';
import { escapeMrkdwn } from './escape-mrkdwn.js';

/** How much of a name or a typed text a list shows; the rest becomes an ellipsis. */
const shownChars = 80;

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** One line without outer spaces, so that a stored text cannot break the layout of a list. */
function oneLine(text: string, max: number): string {
  const shown = cutText(text.replace(/\s+/gu, ' ').trim(), max);
  // An isolate keeps a right-to-left name from turning the amounts that follow it around.
  return rightToLeft.test(shown) ? `\u2068${shown}\u2069` : shown;
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
  return escapeMrkdwn(withoutMarks(oneLine(text, max)));
}

/** A sentence of ours with stored facts in it: no mention and no link, its own marks as written. */
export function safeSentence(text: string): string {
  return cutText(text, 1_000)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
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
