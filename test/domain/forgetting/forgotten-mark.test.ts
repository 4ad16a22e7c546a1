import { expect, it } from 'vitest';
import { bookedAgain, expectedMark } from '../../../src/domain/forgetting/forgotten-mark.js';

const payerId = 'club:olsen';
const family = { payerId, beneficiaryIds: ['club:nora', payerId] };

it('stands on what is about somebody forgotten, and says whether it is the payer', () => {
  expect(expectedMark(family, new Set(['club:other']), undefined)).toEqual({});
  expect(expectedMark(family, new Set(['club:nora']), undefined)).toEqual({
    forgotten: { payer: false, again: false },
  });
  expect(expectedMark(family, new Set(['club:nora', payerId]), undefined)).toEqual({
    forgotten: { payer: true, again: false },
  });
  // An account is its payer's alone.
  expect(expectedMark({ payerId }, new Set(['club:nora']), undefined)).toEqual({});
});

it('is as it is stored in whether words are still to be taken out', () => {
  const stored = { forgotten: { payer: true, again: true } };
  expect(expectedMark(family, new Set([payerId]), stored)).toEqual(stored);
  expect(expectedMark(family, new Set(), stored)).toEqual({});
  expect(bookedAgain({ payer: false, again: false })).toEqual({ payer: false, again: true });
});
