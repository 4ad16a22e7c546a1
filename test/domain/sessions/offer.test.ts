import { describe, expect, it } from 'vitest';
import { type InvoiceInUse, offerFor } from '../../../src/domain/sessions/offer.js';
import { anInvoiceInUse, lastSessions } from '../../support/lines-in-use.js';
import { inFlight } from '../../support/rules.js';

const offer = (invoices: InvoiceInUse[], left = 8, of = 12) =>
  offerFor(invoices, { sessionIds: lastSessions(left, of), leavingOn: '2026-11-10' });

const twelve = { amount: 6000n, sessionsBilled: 12, booked: 12 };

describe('what somebody can be given for what is not used', () => {
  it('is the value by price and billing, and at most what can be credited', () => {
    expect(offer([anInvoiceInUse([twelve])])).toMatchObject({ amount: 4000n, most: 6000n });
  });

  it('comes from every invoice behind it, the newest first', () => {
    const spring = anInvoiceInUse([twelve], { number: 'INV-2', issuedOn: '2026-12-01' });
    const autumn = anInvoiceInUse([twelve], { number: 'INV-1', issuedOn: '2026-09-01' });
    const { lines, amount } = offer([autumn, spring]);
    expect(lines.map(({ invoice }) => invoice.number)).toEqual(['INV-2', 'INV-1']);
    expect(amount).toBe(8000n);
  });

  it('goes by the day, and by the number where invoices are of one day, however they are given', () => {
    const oneDay = ['INV-9', 'INV-10'].map((number) => anInvoiceInUse([twelve], { number }));
    const later = anInvoiceInUse([twelve], { number: 'INV-1', issuedOn: '2026-12-01' });
    for (const invoices of [
      [...oneDay, later],
      [later, ...oneDay.toReversed()],
    ]) {
      const numbers = offer(invoices).lines.map(({ invoice }) => invoice.number);
      expect(numbers).toEqual(['INV-1', 'INV-10', 'INV-9']);
    }
  });

  it('never adds up to more than the invoice can be credited, earlier lines first', () => {
    const { lines, amount, most } = offer([
      anInvoiceInUse([twelve, twelve], { writtenOff: 5000n }),
    ]);
    expect(lines.map(({ value }) => value.amount)).toEqual([4000n, 3000n]);
    expect(lines.map((line) => line.most)).toEqual([4000n, 3000n]);
    expect([amount, most]).toEqual([7000n, 7000n]);
  });

  it('leaves room for a fixed amount where the value takes less than everything', () => {
    const { lines, most } = offer([anInvoiceInUse([twelve, twelve], { writtenOff: 3000n })]);
    expect(lines.map((line) => line.most)).toEqual([5000n, 4000n]);
    expect(most).toBe(9000n);
  });

  it('has a most and no value for a line without sessions and period', () => {
    const { lines, amount, most, nothing } = offer([anInvoiceInUse([{ amount: 2000n }])]);
    expect([lines.length, amount, most]).toEqual([1, 0n, 2000n]);
    expect(nothing).toEqual([{ invoiceNumber: 'INV-1', line: 1, reason: 'no-price-a-session' }]);
  });

  it.each([
    ['a payment in flight', { pendingPayments: [inFlight] }, 'payment-pending'],
    ['a void invoice', { voidedOn: '2026-11-20' }, 'invoice-void'],
    ['a debt written off', { writtenOff: 6000n }, 'written-off'],
  ])('is nothing of %s, which is told', (_name, changes, reason) => {
    const other = anInvoiceInUse([twelve], { number: 'INV-2' });
    const { lines, amount, nothing } = offer([anInvoiceInUse([twelve], changes), other]);
    expect(lines.map(({ invoice }) => invoice.number)).toEqual(['INV-2']);
    expect(amount).toBe(4000n);
    expect(nothing).toEqual([{ invoiceNumber: 'INV-1', line: 1, reason }]);
  });

  it('is nothing, and no fault, of a line of which more was given back than it cost', () => {
    const { amount, most } = offer([anInvoiceInUse([{ ...twelve, credited: 7000n }, twelve])]);
    expect([amount, most]).toEqual([4000n, 6000n]);
  });

  it('is nothing of nothing', () => {
    expect(offer([])).toEqual({ lines: [], amount: 0n, most: 0n, nothing: [] });
  });
});
