import { withoutFormatCharacters } from '../domain/people/visible-text.js';

/** A text as it can be drawn, and in words what of it cannot be. */
export type Drawable = { text: string; unshown: string[] };

const named: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Han}/u, 'Chinese characters'],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'Japanese letters'],
  [/\p{Script=Hangul}/u, 'Korean letters'],
  [/\p{Script=Devanagari}/u, 'Devanagari letters'],
  [/\p{Script=Bengali}/u, 'Bengali letters'],
  [/\p{Script=Gurmukhi}/u, 'Gurmukhi letters'],
  [/\p{Script=Gujarati}/u, 'Gujarati letters'],
  [/\p{Script=Tamil}/u, 'Tamil letters'],
  [/\p{Script=Telugu}/u, 'Telugu letters'],
  [/\p{Script=Kannada}/u, 'Kannada letters'],
  [/\p{Script=Malayalam}/u, 'Malayalam letters'],
  [/\p{Script=Sinhala}/u, 'Sinhala letters'],
  [/\p{Script=Thai}/u, 'Thai letters'],
  [/\p{Script=Ethiopic}/u, 'Ethiopic letters'],
  [/\p{Script=Armenian}/u, 'Armenian letters'],
  [/\p{Script=Georgian}/u, 'Georgian letters'],
  [/\p{L}/u, 'letters of another script'],
  [/./su, 'a symbol'],
];

/** What is drawn as it should be; a font may have letters of other scripts and not join them. */
const tried =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Common}\p{Script=Inherited}]/u;

/** What asks for a picture in colour or joins pictures: nothing of its own is to be seen. */
const pictureMarks = /[\u200D\uFE0E\uFE0F\p{Emoji_Modifier}]/gu;

function nameOf(character: string): string {
  return named.find(([pattern]) => pattern.test(character))?.[1] ?? 'a symbol';
}

/** One line of text without line ends and control characters, composed as far as it can be. */
function plainLine(text: string): string {
  const line = text.normalize('NFC').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return withoutFormatCharacters(line).replace(pictureMarks, '');
}

/**
 * A line of text in which words in brackets stand for what no font has: `[Chinese characters]`.
 * An empty place or a box would say nothing.
 */
export function inShownScripts(text: string, hasGlyph: (character: string) => boolean): Drawable {
  const unshown = new Set<string>();
  const parts: string[] = [];
  let open: string | null = null;
  for (const character of plainLine(text)) {
    if (tried.test(character) && hasGlyph(character)) {
      if (open === null || character !== ' ') open = null;
      parts.push(character);
      continue;
    }
    // A mark belongs to the letter that it stands on.
    if (open !== null && /\p{M}/u.test(character)) continue;
    const name = nameOf(character);
    if (open === name) {
      if (parts.at(-1) === ' ') parts.pop();
      continue;
    }
    open = name;
    unshown.add(name);
    parts.push(`[${name}]`);
  }
  return { text: parts.join(''), unshown: [...unshown] };
}
