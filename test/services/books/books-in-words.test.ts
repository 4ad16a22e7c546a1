import { expect, it } from 'vitest';
import { trailInWords } from '../../../src/services/books/books-in-words.js';

it.each([
  [0n, 'The audit trail has no events yet.'],
  [1n, 'The audit trail has 1 event, the newest is '],
  [2n, 'The audit trail has 2 events, the newest is '],
])('a trail of %d is told in plain words', (number, words) => {
  expect(trailInWords({ number, digest: number === 0n ? null : 'AbCdEfGhIjKlMnOpQr' })).toContain(
    words,
  );
});
