import { describe, expect, it } from 'vitest';
import { invoiceStatuses } from '../../../src/domain/invoices/invoice.js';
import { readFilter } from '../../../views/invoices/filter.js';

describe('what is typed behind /invoices', () => {
  it.each(invoiceStatuses)('reads the argument %s as a status', (status) => {
    expect(readFilter(` ${status.toUpperCase()} `)).toEqual({ status, text: '', page: 0 });
  });

  it('reads other arguments as words to search for', () => {
    expect(readFilter('Priya Patel')).toEqual({ status: null, text: 'Priya Patel', page: 0 });
    expect(readFilter('x'.repeat(3_000)).text).toHaveLength(100);
  });
});
