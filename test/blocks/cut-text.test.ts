import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutText } from '../../src/blocks/cut-text.js';

it('is cut to its limit without breaking a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const cut = cutText(text, most);
      expect(cut.length).toBeLessThanOrEqual(most);
      // Throws for half of a surrogate pair.
      encodeURIComponent(cut);
      if (text.length <= most) expect(cut).toBe(text);
    }),
  );
  expect(cutText('Zoë 👩‍👩‍👧 Ng', 6)).toBe('Zoë …');
});
