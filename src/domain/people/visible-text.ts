/**
 * Characters that nobody sees (zero-width spaces, soft hyphens, direction marks). Within an emoji
 * they hold it together: a joiner between two pictures, the letters of a flag behind a black one.
 */
const formatCharacters =
  /(?<kept>\u{1F3F4}[\u{E0020}-\u{E007F}]+|(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F})\u{200D}(?=\p{Extended_Pictographic}))|\p{Cf}/gu;

/**
 * A text without the characters that nobody sees, but for those within emoji: with them two names
 * that look the same are not the same, and one is never found.
 */
export function withoutFormatCharacters(text: string): string {
  return text.replaceAll(formatCharacters, '$<kept>');
}
