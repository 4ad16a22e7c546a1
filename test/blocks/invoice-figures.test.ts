import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoiceFigures } from '../../src/blocks/invoice-figures.js';
import { wordsFor } from '../../src/blocks/words.js';
import { anInvoice } from '../support/rules.js';
import { shown } from '../views/sample-facts.js';

const words = wordsFor(shown);
const amount = fc.bigInt({ min: 0n, max: 100_000n });

/** Pence of the first amount behind a label; 0 where the label is not there. */
function pence(figures: readonly string[], label: RegExp): bigint {
  const figure = figures.find((text) => label.test(text)) ?? '';
  return BigInt(/£([\d,]+\.\d\d)/.exec(figure)?.[1]?.replaceAll(/[,.]/g, '') ?? '0');
}

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

  it('add up, whatever happened to it', () => {
    const changes = fc.record({
      paid: amount,
      creditApplied: amount,
      creditedToInvoice: amount,
      creditedToAccount: amount,
      overpaymentMoved: amount,
      overpaymentRefunded: amount,
      writtenOff: amount,
    });
    fc.assert(
      fc.property(changes, (change) => {
        const figures = invoiceFigures(anInvoice([50_000n], change), words);
        const of = (label: RegExp) => pence(figures, label);
        const credited = of(/^Credited/) - change.creditedToAccount;
        const settled = of(/^Paid £/) + of(/^Paid by credit/) + credited + of(/^Written off/);
        const back = of(/^Overpayment moved/) + of(/^Overpayment sent back/);
        const owed = of(/^Outstanding/) - of(/^Overpaid/);
        expect(of(/^Total/) - settled + back).toBe(owed);
      }),
    );
  });
});
