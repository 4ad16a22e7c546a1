import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedText } from '../../../src/domain/people/folded-text.js';
import { contactWords, fitsTerms, searchTerms } from '../../../src/domain/people/search-words.js';
import { anyCharacter } from '../../support/any-character.js';

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
    const changed = texts.filter((text) => {
      const folded = foldedText(text);
      return foldedText(folded) !== folded;
    });
    expect(changed).toEqual([]);
  });

  it('is folded once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 40 }), (text) => {
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
    expect(finds('needle', `${'x'.repeat(150)}needle`)).toBe(true);
    expect(finds('x'.repeat(300), 'x'.repeat(300))).toBe(true);
  });
});

describe('what is looked for', () => {
  it('is a word for each that was typed, and nothing for blanks and signs', () => {
    expect(searchTerms('  Priya \t Patel ')).toHaveLength(2);
    expect(searchTerms('')).toEqual([]);
    expect(searchTerms(' ,;  -- ')).toEqual([]);
  });

  it('begins with the word, or stands inside one from two letters on', () => {
    expect(searchTerms('pa')).toEqual([{ beginnings: ['pa'], insides: ['-pa'] }]);
    expect(searchTerms('p')).toEqual([{ beginnings: ['p'], insides: [] }]);
  });

  it('has both ways of writing a letter', () => {
    expect(searchTerms('Müller')).toEqual([
      { beginnings: ['muller', 'mueller'], insides: ['-muller', '-mueller'] },
    ]);
  });

  it('is an email as a whole, however long', () => {
    expect(searchTerms('PP@Family.example')).toEqual([
      { beginnings: ['pp@family.example'], insides: [] },
    ]);
    const [term] = searchTerms(`a@${'x'.repeat(300)}`);
    expect(term?.beginnings).toEqual([`a@${'x'.repeat(98)}`]);
  });

  it('looks at no more than twenty words, forty letters of each, and a thousand in all', () => {
    expect(searchTerms('ab '.repeat(30))).toHaveLength(20);
    const [long] = searchTerms('y'.repeat(60));
    expect(long?.beginnings).toEqual(['y'.repeat(40)]);
    const [pairs] = searchTerms('𐐀'.repeat(60));
    expect(pairs?.beginnings.map((word) => [...word].length)).toEqual([40]);
    expect(searchTerms(`${' '.repeat(1000)}late`)).toEqual([]);
  });
});

describe('what is stored of a long name', () => {
  const without = { ownId: '', email: null };

  it('are forty letters of a word, and every end of it from two letters on', () => {
    const words = contactWords({ ...without, name: 'z'.repeat(50) });
    expect(words[0]).toBe('z'.repeat(40));
    expect(words).toContain('-zz');
    expect(words).not.toContain('-z');
  });

  it('are its words in one as well, up to ten of them', () => {
    const words = contactWords({ ...without, name: 'a b c' });
    expect(words).toEqual(['a', 'b', 'c', 'abc', 'bc']);
  });

  it('is nothing beyond a thousand letters of a name, or of an email', () => {
    const late = `${' '.repeat(1000)}late`;
    expect(contactWords({ ...without, name: late })).toEqual([]);
    for (const email of [`${'e'.repeat(1000)}late@x`, `${'e.'.repeat(500)}late@x`]) {
      const stored = contactWords({ ...without, name: 'a', email });
      expect(stored.some((word) => word.includes('late'))).toBe(false);
    }
  });
});
