import { expect, it } from 'vitest';
import { booksModal, checkingBooksModal } from '../../../views/check-books/modal.js';
import { hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

const report = {
  checkedAt: new Date('2026-11-23T09:00:00Z'),
  entries: 1,
  accounts: 2,
  invoices: 3,
  creditNotes: 4,
  differences: [],
};

it('says that the books are right, or names twenty differences and how many more', () => {
  expectModal(checkingBooksModal());
  expect(expectModal(booksModal(report, shown))).toContain('The books are right');
  const differences = Array.from({ length: 25 }, () => {
    return { what: 'balance', id: hostileName, expected: '100', stored: '200' };
  });
  const words = expectModal(booksModal({ ...report, differences }, shown));
  expect(words).toContain('25 differences');
  expect(words).toContain('And 5 more');
});
