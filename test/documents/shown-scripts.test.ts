import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inShownScripts } from '../../src/documents/shown-scripts.js';
import { hasGlyph } from '../../src/documents/typeface.js';

const shown = (text: string) => inShownScripts(text, hasGlyph);

it('leaves what the fonts have as it is, also letters of Urdu and composed letters', () => {
  for (const text of ['Zoë', 'İşıl Ğ', 'ہمایوں', 'שָׁלוֹם', 'Nguyễn', '12,50 €']) {
    expect(shown(text)).toEqual({ text: text.normalize('NFC'), unshown: [] });
  }
});

it('says words once for letters that stand together, with the spaces between them', () => {
  expect(shown('राम कुमार (U9)')).toEqual({
    text: '[Devanagari letters] (U9)',
    unshown: ['Devanagari letters'],
  });
  expect(shown('王 Wang 明').text).toBe('[Chinese characters] Wang [Chinese characters]');
});

it('drops what nobody sees, and line ends become spaces', () => {
  expect(shown('A\u200Bb\u202E c\r\nd').text).toBe('Ab c d');
});

it('leaves only what some font has, whatever is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect([...shown(text).text].every((each) => hasGlyph(each))).toBe(true);
    }),
  );
});
