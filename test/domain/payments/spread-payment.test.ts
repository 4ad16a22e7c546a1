import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadPayment } from '../../../src/domain/payments/spread-payment.js';
import { anInvoice } from '../../support/rules.js';

const first = anInvoice([50_000n], { id: 'club:INV-1', dueOn: '2026-10-01' });
const second = anInvoice([100_000n], { id: 'club:INV-2', dueOn: '2026-11-01' });

describe('A payment over several invoices', () => {
  it('pays the oldest first, however they are given', () => {
    expect(spreadPayment(120_000n, [second, first])).toEqual({
      parts: [
        { invoiceId: 'club:INV-1', amount: 50_000n },
        { invoiceId: 'club:INV-2', amount: 70_000n },
      ],
      left: 0n,
    });
  });

  it('leaves what is beyond all of them, and nothing on those that are paid', () => {
    const paid = anInvoice([900n], { id: 'club:INV-0', paid: 900n, dueOn: '2026-09-01' });
    expect(spreadPayment(150_001n, [paid, first, second])).toEqual({
      parts: [
        { invoiceId: 'club:INV-1', amount: 50_000n },
        { invoiceId: 'club:INV-2', amount: 100_000n },
      ],
      left: 1n,
    });
    expect(spreadPayment(500n, [paid])).toEqual({ parts: [], left: 500n });
  });

  it('goes by the day on which they are due, then by that of their issue, then by number', () => {
    const days = [
      { numberOrder: '4', issuedOn: '2026-10-02', dueOn: '2026-10-08' },
      { numberOrder: '3', issuedOn: '2026-10-03', dueOn: '2026-10-09' },
      { numberOrder: '1', issuedOn: '2026-10-04', dueOn: '2026-10-09' },
      { numberOrder: '2', issuedOn: '2026-10-04', dueOn: '2026-10-09' },
      { numberOrder: '0', issuedOn: '2026-10-01', dueOn: '2026-10-10' },
    ];
    const invoices = days.map((day) => ({ ...first, ...day, id: day.numberOrder }));
    const { parts } = spreadPayment(250_000n, invoices.toReversed());
    expect(parts.map(({ invoiceId }) => invoiceId)).toEqual(['4', '3', '1', '2', '0']);
  });

  it('takes invoices of one day as people count their numbers', () => {
    const ninth = anInvoice([100n], { id: 'club:INV-9', number: 'INV-9', numberOrder: 'INV-1:9' });
    const tenth = anInvoice([100n], {
      id: 'club:INV-10',
      number: 'INV-10',
      numberOrder: 'INV-2:10',
    });
    const { parts } = spreadPayment(100n, [tenth, ninth]);
    expect(parts).toEqual([{ invoiceId: 'club:INV-9', amount: 100n }]);
  });

  it('loses nothing and pays nothing beyond what is owed', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 50_000n }), amounts, (amount, owed) => {
        const invoices = owed.map((total, index) => {
          return { ...first, id: `club:INV-${index}`, outstanding: total };
        });
        const { parts, left } = spreadPayment(amount, invoices);
        const put = parts.reduce((sum, part) => sum + part.amount, 0n);
        expect(put + left).toBe(amount);
        for (const part of parts) {
          const invoice = invoices.find(({ id }) => id === part.invoiceId);
          expect(part.amount).toBeLessThanOrEqual(invoice?.outstanding ?? 0n);
        }
        if (left > 0n) expect(put).toBe(owed.reduce((sum, total) => sum + total, 0n));
      }),
    );
  });
});
