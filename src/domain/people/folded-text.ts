import { plainText, tidied } from './plain-text.js';

/** Letters that no accent parts from a plain one, and what is typed instead of them. */
const twins = new Map([
  ...Object.entries({ ł: 'l', ø: 'o', ß: 'ss', ı: 'i', þ: 'th', đ: 'd', æ: 'ae', œ: 'oe', ð: 'd' }),
  ...Object.entries({ ħ: 'h', ŋ: 'n', ŧ: 't', ĸ: 'k', ə: 'e', ɨ: 'i', ʉ: 'u', ƀ: 'b', ɓ: 'b' }),
  ...Object.entries({
    ɗ: 'd',
    ƙ: 'k',
    ɠ: 'g',
    ƴ: 'y',
    ǥ: 'g',
    ȼ: 'c',
    ƶ: 'z',
    ɔ: 'o',
    ɛ: 'e',
    ς: 'σ',
  }),
]);

const apostrophes = /['\u02BC\uA78B\uA78C\u02EE]/gu;

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC');
}

function withTwins(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (letter) => twins.get(letter) ?? letter);
}

/**
 * A text as it is compared: small plain letters without accents and apostrophes, so that Lukasz is
 * Łukasz, OBrien is O’Brien and Strasse is Straße. Folding what is folded changes nothing.
 */
export function foldedText(text: string): string {
  const plain = plainText(text).replace(apostrophes, '');
  // Twice: a capital may first become a small letter that is parted from its accent or has a twin.
  const once = withTwins(withoutAccents(plain));
  const folded = withTwins(withoutAccents(once));
  // An accent that stood alone leaves the blank that carried it.
  return tidied(folded);
}

/** How German and Nordic names are written where the keyboard has no such letters. */
const spelledOut = new Map(
  Object.entries({
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    å: 'aa',
    ø: 'oe',
    Ä: 'Ae',
    Ö: 'Oe',
    Ü: 'Ue',
    Å: 'Aa',
    Ø: 'Oe',
  }),
);

/** The foldings of a text: with letters left plain and with letters spelled out, as in Mueller. */
export function foldings(text: string): string[] {
  const composed = text.normalize('NFC');
  const out = composed.replace(/[äöüåøÄÖÜÅØ]/g, (one) => spelledOut.get(one) ?? one);
  return out === composed ? [foldedText(text)] : [foldedText(text), foldedText(out)];
}
