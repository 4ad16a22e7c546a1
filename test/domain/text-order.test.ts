import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareAsStored } from '../../src/domain/text-order.js';
import { anyCharacter } from '../support/any-character.js';

const text = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.string({ unit: fc.constantFrom('a', 'b', '\uffee', '\ue000', '\ud7ff', '🤸', '🤹', 'é') }),
);

it('is the order of code points, as the bytes of UTF-8 have it', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const bytes = Buffer.compare(Buffer.from(one), Buffer.from(other));
      expect(Math.sign(compareAsStored(one, other))).toBe(bytes);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['a', 'ab', -1],
  ['ab', 'a', 1],
  ['', '', 0],
  ['\uffee', '🤸', -1],
  ['🤸', '\uffee', 1],
  ['🤸', '🤹', -1],
  ['\u{10000}', '\ue000', 1],
  ['\u{103fe}', '\u{103ff}', -1],
  ['\u{103ff}', '\u{103fe}', 1],
  ['\ue000', '\u{103ff}', -1],
])('puts %j and %j in order', (one, other, sign) => {
  expect(Math.sign(compareAsStored(one, other))).toBe(sign);
});
