import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoiceFigures, rowFigures, totalFigures } from '../../src/blocks/invoice-figures.js';
import { wordsFor } from '../../src/blocks/words.js';
import { sumOfAll } from '../support/invoice-totals.js';
import { type Act, anAct } from '../support/random-acts.js';
import { booksWith, someLines, tryAct } from '../support/random-books.js';
import { owedByFigures, penceBefore, penceBehind } from '../support/read-figures.js';
import { anInvoice } from '../support/rules.js';
import { shown } from '../views/sample-facts.js';

const words = wordsFor(shown);

const all = { pick: 0, share: 1000 };
const done = { kind: 'refund-done', share: 1 } as const;

/** What random acts reach seldom: money that was sent back, also before an invoice was voided. */
const beginnings: Act[][] = [
  [],
  [
    { kind: 'pay', ...all },
    { kind: 'refund-cash', pick: 0, share: 400 },
    { ...done, pick: 0 },
    { kind: 'bounce', ...all },
  ],
  [
    { kind: 'pay', ...all },
    { kind: 'refund-overpaid', ...all },
    { kind: 'refund-cash', ...all },
    { ...done, pick: 0 },
    { ...done, pick: 1 },
    { kind: 'void-invoice', ...all },
  ],
  [
    { kind: 'pay', ...all },
    { kind: 'move', pick: 0, share: 500 },
  ],
  [{ kind: 'write-off', ...all }],
];

/** Books after acts of every kind, refunds among them. */
const someBooks = fc
  .record({
    invoices: fc.array(someLines, { minLength: 1, maxLength: 3 }),
    beginning: fc.constantFrom(...beginnings),
    acts: fc.array(anAct, { maxLength: 20 }),
  })
  .map(({ invoices, beginning, acts }) => {
    return [...beginning, ...acts].reduce(
      (now, act) => tryAct(now, act).books,
      booksWith(invoices),
    );
  });

describe('The figures of an invoice', () => {
  it('are those of an untouched one, without what is rare', () => {
    expect(invoiceFigures(anInvoice([22_800n]), words)).toEqual([
      'Total £228.00',
      'Paid £0.00',
      'Paid by credit £0.00',
      'Credited £0.00',
      'Outstanding £228.00',
    ]);
  });

  it('say what of the credit went to the account', () => {
    const invoice = anInvoice([22_800n], {
      paid: 15_800n,
      creditedToInvoice: 7_000n,
      creditedToAccount: 3_000n,
    });
    expect(invoiceFigures(invoice, words)).toContain(
      'Credited `-£100.00` (£30.00 of it to the account)',
    );
  });

  it('say of a void one that nothing of its total is asked for', () => {
    const invoice = anInvoice([22_800n], { voidedOn: '2026-11-01' });
    expect(invoiceFigures(invoice, words)[0]).toBe('Total £0.00 (£228.00 before it was voided)');
  });

  it('count what was refunded as given back, and as paid no more', () => {
    const refunded = anInvoice([10_000n], { paid: 10_000n, refunded: 3_000n });
    expect(invoiceFigures(refunded, words).join(' · ')).toBe(
      'Total £100.00 · Paid £70.00 · Paid by credit £0.00 · Credited £0.00 · Refunded `-£30.00` · Outstanding £0.00',
    );
    const owed = anInvoice([10_000n], { paid: 6_000n, refunded: 2_000n });
    expect(rowFigures(owed, words)).toEqual(['Total £100.00', 'Paid £40.00', 'Refunded `-£20.00`']);
    const bounced = { ...owed, paid: 500n };
    expect(rowFigures(bounced, words).slice(1)).toEqual([
      'Paid £0.00 (£15.00 more was refunded, of money that bounced)',
      'Refunded `-£5.00`',
    ]);
    const voided = { ...refunded, voidedOn: '2026-11-01' };
    expect(rowFigures(voided, words)).toEqual([
      'Total £0.00 (£100.00 before it was voided)',
      'Paid £100.00',
      'Overpayment sent back £30.00',
    ]);
  });

  it('add up in every place, whatever happened to the invoices', () => {
    const seen = { refunded: 0, voidRefunded: 0, moved: 0, writtenOff: 0 };
    fc.assert(
      fc.property(someBooks, ({ invoices }) => {
        for (const invoice of invoices.values()) {
          const left = invoice.outstanding - invoice.overpaid;
          const figures = invoiceFigures(invoice, words).join(' · ');
          expect(owedByFigures(figures), figures).toBe(left);
          const said = penceBehind(figures, 'Outstanding') - penceBehind(figures, 'Overpaid');
          expect(said, figures).toBe(left);
          expect(figures, figures).not.toContain('Paid -');
          const row = rowFigures(invoice, words).join(' · ');
          // Where no total stands there, it is what is owed, or the one amount that settled it.
          const total = row.includes('Total') ? 0n : invoice.total;
          expect(owedByFigures(row) + total, row).toBe(left);
          seen.refunded += invoice.refunded > 0n && invoice.voidedOn === null ? 1 : 0;
          seen.voidRefunded += invoice.refunded > 0n && invoice.voidedOn !== null ? 1 : 0;
          seen.moved += invoice.overpaymentMoved > 0n ? 1 : 0;
          seen.writtenOff += invoice.writtenOff > 0n ? 1 : 0;
        }
        const all = totalFigures(sumOfAll([...invoices.values()]), words).join(' · ');
        const left = penceBefore(all, 'outstanding') - penceBefore(all, 'overpaid');
        expect(owedByFigures(all), all).toBe(left);
      }),
      { numRuns: 200 },
    );
    // Or the property said nothing about them.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });
});
