import { describe, expect, it } from 'vitest';
import { listedStatuses } from '../../../src/domain/invoices/listed-status.js';
import { readFilter, readingsOf } from '../../../views/invoices/filter.js';

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

describe('a name and a status, typed together', () => {
  it.each([
    ['asha unpaid', 'outstanding', 'asha'],
    ['unpaid asha', 'outstanding', 'asha'],
    ['Overdue Jones', 'overdue', 'Jones'],
    ['paid 1042', 'paid', '1042'],
    ['asha patel, not paid', 'outstanding', 'asha patel'],
    ['asha past due', 'overdue', 'asha'],
    ['partially credited asha patel', 'partially credited', 'asha patel'],
    ['unpaid invoices of asha', 'outstanding', 'asha'],
    ['unpaid invoices', 'outstanding', ''],
    ['asha unpaid patel', 'outstanding', 'asha patel'],
  ])('reads %s as such first', (typed, status, text) => {
    expect(readingsOf(typed)[0]).toEqual({ status, text });
  });

  it('reads two statuses both ways, the one behind first', () => {
    expect(readingsOf('paid unpaid')).toEqual([
      { status: 'outstanding', text: 'paid' },
      { status: 'paid', text: 'unpaid' },
    ]);
  });

  it.each(['Priya Patel', 'Paidy Jones', 'Voidman', 'INV-1042', '', 'x'.repeat(100)])(
    'finds no status in %j',
    (typed) => {
      expect(readingsOf(typed)).toEqual([]);
    },
  );
});
