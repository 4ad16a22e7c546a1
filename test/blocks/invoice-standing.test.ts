import { describe, expect, it } from 'vitest';
import { isOverdue, leftToPay, standingWords } from '../../src/blocks/invoice-standing.js';
import { wordsFor } from '../../src/blocks/words.js';
import type { InvoiceStatus } from '../../src/domain/invoices/invoice.js';
import { anInvoice } from '../support/rules.js';
import { shown } from '../views/sample-facts.js';

const words = wordsFor(shown);

describe('The standing of an invoice in words', () => {
  const cases: [InvoiceStatus, bigint, bigint, string][] = [
    ['outstanding', 5_300n, 0n, '£53.00 left to pay'],
    ['reconciled', 0n, 0n, 'settled'],
    ['reconciled overpaid', 0n, 200n, 'overpaid by £2.00'],
    ['credited', 0n, 0n, 'settled, credited'],
    ['partially credited', 0n, 0n, 'settled, partially credited'],
    ['partially credited', 5_300n, 0n, '£53.00 left to pay, partially credited'],
    ['partially credited', 0n, 200n, 'overpaid by £2.00, partially credited'],
    ['refunded', 0n, 0n, 'settled, refunded'],
    ['written off', 0n, 0n, 'settled, written off'],
    ['written off', 900n, 0n, '£9.00 left to pay, written off'],
    ['pending', 4_000n, 0n, '£40.00 left to pay, pending'],
    ['pending', 0n, 0n, 'pending'],
    ['void', 0n, 0n, 'void'],
    ['void', 1_000n, 0n, '£10.00 left to pay, void'],
    ['void', 0n, 1_000n, 'overpaid by £10.00, void'],
  ];
  it.each(cases)('%s, %s outstanding, %s overpaid', (status, outstanding, overpaid, expected) => {
    expect(standingWords({ status, outstanding, overpaid, currency: 'GBP' }, words)).toBe(expected);
  });
});

it('What is left to pay is nothing where it is nothing', () => {
  const money = (amount: bigint) => words.money(amount, 'GBP');
  expect(leftToPay({ outstanding: 5_300n, overpaid: 0n }, money)).toBe('£53.00 is left to pay');
  expect(leftToPay({ outstanding: 0n }, money)).toBe('nothing is left to pay');
  expect(leftToPay({ outstanding: 0n, overpaid: 500n }, money)).toBe('£5.00 is overpaid');
});

describe('An invoice is overdue', () => {
  const owed = anInvoice([1_000n], { dueOn: '2026-11-20' });
  it('from the day after it was due', () => {
    expect(isOverdue(owed, '2026-11-20')).toBe(false);
    expect(isOverdue(owed, '2026-11-21')).toBe(true);
  });
  it('never when nothing can be paid on it now', () => {
    expect(
      isOverdue(anInvoice([1_000n], { dueOn: '2026-11-20', paid: 1_000n }), '2026-12-01'),
    ).toBe(false);
  });
});
