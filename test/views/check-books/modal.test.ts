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
  payments: 5,
  refunds: 2,
  sums: [],
  differences: [],
  differenceCount: 0,
  trail: { number: 1234n, digest: 'abcdefghijklmnopqrstuvwxyz' },
};

it('says that the books are right, or names twenty differences and how many more', () => {
  expectModal(checkingBooksModal());
  const right = expectModal(booksModal(report, shown));
  expect(right).toContain('The books are right');
  expect(right).toContain('has come to event 1234, noted as `1234:abcdefghijklmnop`.');
  const differences = Array.from({ length: 25 }, () => {
    const values = { expected: hostileName, stored: '200' };
    return { document: 'invoice' as const, what: 'balance', id: hostileName, ...values };
  });
  const words = expectModal(booksModal({ ...report, differences, differenceCount: 1_025 }, shown));
  expect(words).toContain('1,025 differences');
  expect(words).toContain('And 1,005 more');
});
