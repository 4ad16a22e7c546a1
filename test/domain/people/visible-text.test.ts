import { expect, it } from 'vitest';
import { withoutFormatCharacters } from '../../../src/domain/people/visible-text.js';

it.each([
  ['a zero-width space', 'Mia\u200b Olsen', 'Mia Olsen'],
  ['a soft hyphen', 'Ol\u00adsen', 'Olsen'],
  ['direction marks', '\u202aMia\u202c\u200f', 'Mia'],
  ['two at once, and a byte order mark', '\ufeffMia\u200b\u2060', 'Mia'],
  ['a joiner between letters', 'M\u200dia', 'Mia'],
  ['a joiner behind a picture and before a letter', '🤸\u200dM', '🤸M'],
  ['a joiner before a picture and behind a letter', 'M\u200d🤸', 'M🤸'],
  ['letters of a flag behind no flag', 'M\u{E0067}\u{E007F}', 'M'],
])('takes out %s', (_name, text, visible) => {
  expect(withoutFormatCharacters(text)).toBe(visible);
});

it.each([
  ['plain names', 'Zoë Ødegård-Smith 李'],
  ['blanks and line breaks', 'Mia\u00a0Olsen\n'],
  ['a joiner between two pictures', '👩\u200d🚀'],
  ['one behind a skin tone', '👩🏽\u200d🚀'],
  ['one behind the sign that asks for a picture', '🏳\ufe0f\u200d🌈'],
  ['the letters of a flag', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
])('keeps %s', (_name, text) => {
  expect(withoutFormatCharacters(text)).toBe(text);
});
