import { withoutFormatCharacters } from './visible-text.js';

/** An isolate of ours: what stands in it cannot turn what stands beside it. */
const isolate = /(\u2068[^\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]*\u2069)/u;

/** What moves or paints on a terminal; the end of a line and a tab are left. */
const controls = /[^\P{Cc}\t\n\r]/gu;

/** Every block of scripts that run from right to left, with their own digits and marks. */
const fromRight =
  '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}';
const run = `[${fromRight}]+(?:[^\\p{L}\\p{N}${fromRight}]+[${fromRight}]+)*`;
const runFromRight = new RegExp(run, 'gu');
const anyFromRight = new RegExp(`[${fromRight}]`, 'u');

function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/**
 * The one function that makes stored text safe to stand beside an amount, on a screen, in a
 * terminal and in an export: what is not seen is dropped, and letters from right to left stand in
 * an isolate. Text that is safe stays as it is, so whole sentences can go through it once more.
 */
export function shownText(text: string): string {
  return text
    .replace(controls, '')
    .split(isolate)
    .map((part, index) => {
      const visible = withoutFormatCharacters(part);
      return index % 2 === 1
        ? isolated(visible)
        : visible.replace(runFromRight, (letters) => isolated(letters));
    })
    .join('');
}

/** A name as one piece: letters from right to left and from left to right keep their order in it. */
export function shownName(name: string): string {
  const visible = withoutFormatCharacters(name.replace(controls, ''));
  return anyFromRight.test(visible) ? isolated(visible) : visible;
}
