import { expect, it } from 'vitest';
import { OutcomeUnknown } from '../../../src/domain/books/outcome-unknown.js';
import { booksOfEverything } from '../../support/books-of-everything.js';

it('holds what was sent and why nobody knows, and does not say that it was booked or was not', () => {
  const { entries } = booksOfEverything().books;
  const cause = new Error('connection closed');
  const unknown = new OutcomeUnknown(entries, cause);
  expect(unknown).toBeInstanceOf(Error);
  expect(unknown).toMatchObject({ name: 'OutcomeUnknown', entries, cause });
  expect(unknown.message).toBe('the database did not say whether this was booked');
});
