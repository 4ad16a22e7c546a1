/**
 * Characters that nobody sees: zero-width spaces, soft hyphens, direction marks, fillers. Within an
 * emoji they hold it together: a joiner between two pictures, the letters of a flag behind a black
 * one. Marks piled upon a letter, more than any script has, would cover the lines around it.
 */
const hidden =
  /(?<kept>\u{1F3F4}[\u{E0020}-\u{E007F}]+|(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F})\u{200D}(?=\p{Extended_Pictographic}))|\u{34F}|\u{17B4}|\u{17B5}|[\p{Cf}\u{115F}\u{1160}\u{2800}\u{3164}\u{FFA0}]/gu;

const piledMarks = /(?<kept>\p{M}{5})\p{M}+/gu;

/**
 * A text without the characters that nobody sees, but for those within emoji: with them two names
 * that look the same are not the same, and one is never found.
 */
export function withoutFormatCharacters(text: string): string {
  return text.replaceAll(hidden, '$<kept>').replaceAll(piledMarks, '$<kept>');
}

/** What of a text can be seen, on one line: blanks and invisible characters alone say nothing. */
export function visibleText(text: string): string {
  return withoutFormatCharacters(text).replace(/\s+/gu, ' ').trim();
}
