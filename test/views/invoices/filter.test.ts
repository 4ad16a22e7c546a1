import { describe, expect, it } from 'vitest';
import { listedStatuses } from '../../../src/domain/invoices/listed-status.js';
import { readFilter } from '../../../views/invoices/filter.js';

const everyDay = { issuedFrom: null, issuedUntil: null, page: 0 };

describe('what is typed behind /invoices', () => {
  it.each(listedStatuses)('reads the argument %s as a filter', (status) => {
    expect(readFilter(` ${status.toUpperCase()} `)).toEqual({ status, text: '', ...everyDay });
  });

  it.each([
    ['unpaid', 'outstanding'],
    ['Owed', 'outstanding'],
    ['open', 'outstanding'],
    ['settled', 'paid'],
    ['overpaid', 'overpaid'],
    ['reconciled overpaid', 'overpaid'],
    ['partly  credited', 'partially credited'],
    ['written-off', 'written off'],
    ['Voided', 'void'],
  ])('understands %s, as people say it', (typed, status) => {
    expect(readFilter(typed)).toEqual({ status, text: '', ...everyDay });
  });

  it('reads other arguments as words to search for', () => {
    expect(readFilter('Priya Patel')).toEqual({ status: null, text: 'Priya Patel', ...everyDay });
    expect(readFilter('Paidy')).toMatchObject({ status: null, text: 'Paidy' });
    expect(readFilter('x'.repeat(3_000)).text).toHaveLength(100);
  });
});
