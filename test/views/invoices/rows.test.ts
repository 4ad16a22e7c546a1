import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../../src/domain/invoices/invoice.js';
import { invoiceRows } from '../../../views/invoices/rows.js';
import { anAct } from '../../support/random-acts.js';
import { booksWith, someLines, tryAct } from '../../support/random-books.js';
import { owedByFigures, penceBefore, penceBehind } from '../../support/read-figures.js';
import { anInvoice } from '../../support/rules.js';
import { shown } from '../sample-facts.js';
import { wordsOf } from '../slack-limits.js';

function textOf(invoice: Invoice, beneficiaryNames: string[] = []): string {
  const row = { invoice, payerName: 'Priya Patel', beneficiaryNames, creditRefusal: null };
  return wordsOf(invoiceRows([row], shown));
}

describe('A row of the list', () => {
  it('says whose it is, for whom, what for, how it stands and what it adds up to', () => {
    const invoice = anInvoice([22_800n], {
      id: 'club:INV-1042',
      paid: 10_500n,
      creditedToInvoice: 7_000n,
      creditedToAccount: 3_000n,
      dueOn: '2026-12-01',
    });
    expect(textOf(invoice, ['Asha Patel', 'Rohan Shah'])).toBe(
      [
        '*INV-1042* · Priya Patel · Asha, Rohan Shah',
        '*£53.00 owed* · Total £228.00 · Paid £105.00 · Credited `-£100.00` (£30.00 to account) · due 1 Dec · Swimming',
        'Credit (RC)',
      ].join('\n'),
    );
  });

  it('marks what is overdue, and nothing that cannot be paid', () => {
    const owed = { dueOn: '2026-11-20' };
    expect(textOf(anInvoice([1_000n], owed))).toContain(':warning: *overdue* 20 Nov');
    expect(textOf(anInvoice([1_000n], { ...owed, paid: 1_000n }))).not.toContain('overdue');
    expect(textOf(anInvoice([1_000n], { dueOn: shown.today }))).not.toContain('overdue');
  });

  it('says how many children and lines more there are than it names', () => {
    const text = textOf(anInvoice([1n, 2n, 3n]), ['Asha', 'Ben', 'Cleo', 'Dan', 'Eva']);
    expect(text).toContain('Asha, Ben, Cleo, 2 more');
    expect(text).toContain('Swimming +2');
  });

  it('adds up to what it says is left, whatever happened to the invoice', () => {
    let told = 0;
    const books = fc.tuple(
      fc.array(someLines, { minLength: 1, maxLength: 3 }),
      fc.array(anAct, { maxLength: 25 }),
    );
    fc.assert(
      fc.property(books, ([invoices, acts]) => {
        const end = acts.reduce((now, act) => tryAct(now, act).books, booksWith(invoices));
        for (const invoice of end.invoices.values()) {
          const text = textOf(invoice);
          const byStanding = penceBefore(text, 'owed') - penceBehind(text, 'overpaid by');
          expect(byStanding, text).toBe(invoice.outstanding - invoice.overpaid);
          // Where no total stands there, it is what is owed, or the one amount that settled it.
          const left = /Total/.test(text) ? byStanding : byStanding - invoice.total;
          expect(owedByFigures(text), text).toBe(left);
          told += 1;
        }
      }),
      { numRuns: 150 },
    );
    expect(told).toBeGreaterThan(100);
  });
});
