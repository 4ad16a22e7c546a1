import { describe, expect, it } from 'vitest';
import { plainText, tidied, typedText } from '../../../src/domain/people/plain-text.js';

describe('what was typed', () => {
  it.each([
    ['Marks &amp; Sons', 'Marks & Sons'],
    ['&lt;b&gt; 3 &lt; 4', '<b> 3 < 4'],
    ['&amp;lt;', '&lt;'],
    ['&quot;Zed&quot; &nbsp;', '&quot;Zed&quot; &nbsp;'],
    ['a\u200bb\u202e', 'ab'],
    ['  Zoë “Zed”\n', '  Zoë “Zed”\n'],
  ])('%j is meant as %j', (typed, meant) => {
    expect(typedText(typed)).toBe(meant);
  });
});

describe('a text that is looked up', () => {
  it.each([
    ['O’Brien', "O'Brien"],
    ['O`Brien', "O'Brien"],
    ['O｀Brien', "O'Brien"],
    ['Oʼ\u02b9Brien', "O''Brien"],
    ['“Zed”', '"Zed"'],
    ['«Zed»', '"Zed"'],
    ['INV–10\u22122', 'INV-10-2'],
    ['ＩＮＶ－９', 'INV-9'],
    ['a  b\t\n c', 'a b c'],
    ['  Priya Patel.', 'Priya Patel'],
    ['Priya…  ', 'Priya'],
    ['St. Mary . .', 'St. Mary'],
    ['...', ''],
  ])('%j is plainly %j', (typed, plain) => {
    expect(plainText(typed)).toBe(plain);
  });

  it('keeps dots and blanks inside', () => {
    expect(tidied(' 12.50 on 3. May . ')).toBe('12.50 on 3. May');
  });
});
