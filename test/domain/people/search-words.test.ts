import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedText } from '../../../src/domain/people/folded-text.js';
import { contactWords, fitsTerms, searchTerms } from '../../../src/domain/people/search-words.js';

function finds(typed: string, name: string, { ownId = 'C0001', email = '' } = {}): boolean {
  const terms = searchTerms(typed);
  const words = contactWords({ name, ownId, email: email === '' ? null : email });
  return terms.length > 0 && fitsTerms(words, terms);
}

describe('a typed name', () => {
  it.each([
    ['Lukasz', 'Łukasz Nowak'],
    ['OBrien', 'Sinéad O’Brien'],
    ["O'Brien", 'Sinéad O’Brien'],
    ['o`brien', 'Sinéad O’Brien'],
    ['o brien', 'Sinéad O’Brien'],
    ['O’Brien', 'Sinead O Brien'],
    ['obrien', 'Sinead O Brien'],
    ['Strasse', 'Anna Straße'],
    ['STRASSE', 'Anna Straße'],
    ['Straße', 'Anna Strasse'],
    ['Mueller', 'Jürgen Müller'],
    ['Muller', 'Jürgen Müller'],
    ['Müller', 'Jurgen Mueller'],
    ['soren', 'Søren Kjær'],
    ['soeren kjaer', 'Søren Kjær'],
    ['isik', 'Işık'],
    ['ISIK', 'ışık'],
    ['Thor', 'Þór'],
    ['djordje', 'Đjorđje'],
    ['anne marie', 'Anne\u2011Marie'],
    ['annemarie', 'Anne-Marie'],
    ['anne—marie', 'Anne-Marie'],
    ['Ａｓｈａ', 'Asha'],
    ['Patel.', 'Priya Patel'],
    ['patel priya', 'Priya Patel'],
    ['iya tel', 'Priya Patel'],
    ['Pri\u200bya\u202e', 'Priya Patel'],
    ['小明', '王小明'],
    ['김', '김민준'],
    ['τας', 'ΚΩΣΤΑΣ'],
    ['ТАНЯ', 'Таня'],
    ['مريم', 'مَريَم'],
    ['0001', 'Priya Patel'],
  ])('%j finds %j', (typed, name) => {
    expect(finds(typed, name)).toBe(true);
  });

  it.each([
    ['o', 'Jones'],
    ['asha rohan', 'Asha Patel'],
    ['patelx', 'Priya Patel'],
    ['.', 'Priya Patel'],
    ['family', 'Priya Patel'],
  ])('%j does not find %j', (typed, name) => {
    expect(finds(typed, name, { email: 'pp@family.example' })).toBe(false);
  });

  it.each(['PP1985@family.example', 'pp1985@fam', 'pp1985@', 'pp1985', 'o.brien@x'])(
    'may be an email or its beginning: %s',
    (typed) => {
      const email = typed.startsWith('o') ? "O'.Brien@x.example" : 'pp1985@family.example';
      expect(finds(typed, 'Priya Patel', { email })).toBe(true);
    },
  );

  const letters = fc.constantFrom(...'aAzZłŁøßıİþđæœðħŋéöÜǆǅﬁςΣkK李가あがאבمر');
  const word = fc.string({ unit: letters, minLength: 2, maxLength: 12 });
  const name = fc.array(word, { minLength: 1, maxLength: 4 });

  it('finds itself in every case, width, composition and order', () => {
    const spell = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.normalize('NFD'),
      (text) => text.normalize('NFC'),
      (text) => text.split(' ').reverse().join('  '),
      (text) => `${text}. `,
      (text) => text.replaceAll(' ', ' \u200b'),
      (text) => foldedText(text),
    );
    fc.assert(
      fc.property(name, spell, (words, spelled) => {
        expect(finds(spelled(words.join(' ')), words.join(' '))).toBe(true);
      }),
    );
  });

  it('finds by every part of two letters or more', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abcł'), minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(plain, fc.nat(), fc.integer({ min: 2, max: 30 }), (text, at, length) => {
        const from = at % (text.length - 1);
        const part = text.slice(from, from + length);
        expect(finds(part, `Priya ${text} Patel`)).toBe(true);
      }),
    );
  });

  it('is folded once and for all, whatever character stands alone or last in it', () => {
    const characters = Array.from({ length: 0xd800 }, (_none, code) => String.fromCharCode(code));
    const texts = characters.flatMap((character) => [character, `a${character}`]);
    const again = texts.filter((text) => foldedText(foldedText(text)) !== foldedText(text));
    expect(again).toEqual([]);
  });

  it('is folded once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const folded = foldedText(text);
        expect(foldedText(folded)).toBe(folded);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the stored words', () => {
  it('of a name are its words, those of the own id, and what ends them', () => {
    expect(contactWords({ name: 'Zoë Lee', ownId: 'C-7', email: 'zl@x.example' })).toEqual([
      ...['zoe', 'lee', 'c', '7', 'zl', 'zl@x.example', 'zoelee', '-oe', '-ee'],
    ]);
  });

  it('stay few and short, whatever the name; every word of it still finds it', () => {
    const many = Array.from({ length: 100 }, (_none, index) => `w${index}`).join(' ');
    for (const name of [
      'x'.repeat(300),
      many,
      '𝕏'.repeat(300),
      '\u0301'.repeat(300),
      '가'.repeat(300),
    ]) {
      const words = contactWords({ name, ownId: 'C1', email: `${'e'.repeat(300)}@x.example` });
      expect(words.length).toBeLessThanOrEqual(200);
      expect(Math.max(...words.map((word) => [...word].length))).toBeLessThanOrEqual(100);
      expect(new Set(words).size).toBe(words.length);
    }
    expect(finds('w99 w0', many)).toBe(true);
    expect(finds('x'.repeat(300), 'x'.repeat(300))).toBe(true);
  });
});
