import { withoutFormatCharacters } from './visible-text.js';

const entities = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);

/**
 * What a person typed, as they meant it: Slack sends three characters as entities, and a pasted
 * text brings characters that nobody sees. Everything that can be seen stays as it was typed.
 */
export function typedText(text: string): string {
  const meant = text.replace(/&(?:amp|lt|gt);/g, (entity) => entities.get(entity) ?? entity);
  return withoutFormatCharacters(meant);
}

/** Phone keyboards and word processors write their own dashes; U+2212 is the minus sign. */
const dashes = /[\p{Pd}\u2043\u2212]/gu;
const singleQuotes =
  /[\u2018-\u201B\u02B9-\u02BD\u02BF\u02C8\u2032\u2035\u00B4\u0060\u055A\u05F3]/gu;
const doubleQuotes = /[\u201C-\u201F\u2033\u2036\u00AB\u00BB]/gu;

/** Words a space apart, without blanks at the ends and without the dots of a sentence's end. */
export function tidied(text: string): string {
  // Looking behind, a row of dots is tried once and not from each of them.
  return text
    .replace(/\s+/gu, ' ')
    .replace(/(?<![\s.…])[\s.…]+$/u, '')
    .trim();
}

/**
 * A name, number or status on one line, with the dashes, quotes and widths of a plain
 * keyboard and without the dots of a sentence's end. For what is looked up, never for what is
 * stored. Plain text stays as it is.
 */
export function plainText(text: string): string {
  return tidied(
    withoutFormatCharacters(text)
      .replace(singleQuotes, "'")
      .normalize('NFKC')
      .replace(dashes, '-')
      .replace(singleQuotes, "'")
      .replace(doubleQuotes, '"'),
  );
}
