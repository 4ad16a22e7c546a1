import fc from 'fast-check';

/**
 * Every character that a text can hold, but no half of a pair. The library's own unit of the same
 * name (`binary`) takes half a second to be made, in each process.
 */
export const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));
