import { expect, it } from 'vitest';
import { nameThen } from '../../../src/domain/people/name-then.js';

const contact = {
  ...{ id: 'club:C1', clubId: 'club', ownId: 'C1', name: 'Priya Pandit', email: null },
  ...{ payerId: 'club:C1', searchWords: [] },
};
const formerNames = [
  { name: 'Priya', until: new Date('2026-03-01T00:00:00Z') },
  { name: 'Priya Patel', until: new Date('2026-06-01T00:00:00Z') },
];

it('is the name of the time, and that of now where it never changed', () => {
  const then = (day: string) => nameThen({ ...contact, formerNames }, new Date(`${day}T00:00:00Z`));
  expect(then('2025-01-01')).toBe('Priya');
  expect(then('2026-03-01')).toBe('Priya Patel');
  expect(then('2026-05-31')).toBe('Priya Patel');
  expect(then('2026-06-01')).toBe('Priya Pandit');
  expect(nameThen(contact, new Date('2025-01-01T00:00:00Z'))).toBe('Priya Pandit');
});
