import { expect, it } from 'vitest';
import { ownId, recordId } from '../../src/domain/record-id.js';

it.each([
  ['riverside', 'INV-7', 'riverside:INV-7'],
  ['riverside', 'riverside:1', 'riverside:riverside:1'],
  ['riverside', '', 'riverside:'],
])('%s keeps %j as %s, and gives it back', (clubId, own, stored) => {
  expect(recordId(clubId, own)).toBe(stored);
  expect(ownId(clubId, stored)).toBe(own);
});

it.each(['river:INV-7', 'riversideINV-7', 'INV-7'])('%s of no such club stays as it is', (id) => {
  expect(ownId('riverside', id)).toBe(id);
});
