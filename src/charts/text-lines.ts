import { inShownScripts } from '../documents/shown-scripts.js';
import { hasGlyph } from '../documents/typeface.js';
import { shownName } from '../domain/people/shown-text.js';

/** A text of which every letter can be drawn: words in brackets stand for the others. */
export function drawable(text: string): string {
  return inShownScripts(text, hasGlyph).text;
}

/** What knows how wide a text is in the font of now. */
type Measure = { measureText(text: string): { width: number } };

function shortened(context: Measure, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join('')}…`).width > width) {
    letters.pop();
  }
  return `${letters.join('').trimEnd()}…`;
}

/**
 * A text in one or two lines that are as wide as they may be; what has no room ends in `…`. Each
 * line is a piece of its own, so that letters from right to left turn nothing beside them.
 */
export function twoLines(context: Measure, text: string, width: number): string[] {
  const words = drawable(text).split(' ');
  let first = '';
  while (words.length > 0) {
    const longer = first === '' ? (words[0] ?? '') : `${first} ${words[0]}`;
    if (first !== '' && context.measureText(longer).width > width) break;
    first = longer;
    words.shift();
  }
  const lines = words.length === 0 ? [first] : [first, words.join(' ')];
  return lines.map((line) => shownName(shortened(context, line, width)));
}
