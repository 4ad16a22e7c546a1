import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditable } from '../../../src/domain/invoices/invoice.js';
import { afterKeepBack } from '../../../src/domain/sessions/cancelling/keep-back.js';
import { planCreditForTime } from '../../../src/domain/sessions/credit-for-time.js';
import { type InvoiceInUse, offerFor } from '../../../src/domain/sessions/offer.js';
import { spreadOffer } from '../../../src/domain/sessions/spread-offer.js';
import { anInvoiceInUse, type LineOfUse, lastSessions } from '../../support/lines-in-use.js';
import { eventContext, inFlight, refusalOf } from '../../support/rules.js';

const words = { noteToCustomer: '', notifyCustomer: true };

const offer = (invoices: InvoiceInUse[], left: number, of: number) =>
  offerFor(invoices, { sessionIds: lastSessions(left, of), leavingOn: '2026-11-10' });

/** The credit notes that an amount of the offer becomes, by invoice. */
function notesFor(
  invoices: InvoiceInUse[],
  { left, of, amount }: { left: number; of: number; amount?: bigint },
) {
  const made = offer(invoices, left, of);
  return spreadOffer(made, amount ?? made.amount).map(({ invoiceId, lines }) => {
    const invoice = invoices.find((inUse) => inUse.invoice.id === invoiceId)?.invoice;
    if (invoice === undefined) throw new Error('no such invoice');
    return planCreditForTime({ invoice, account: null }, { ...words, lines }, eventContext());
  });
}

describe('credit for what is not used of an invoice', () => {
  it('pays an invoice that is owed (flows 1a)', () => {
    const invoices = [anInvoiceInUse([{ amount: 6000n, sessionsBilled: 12, booked: 12 }])];
    const [plan, ...more] = notesFor(invoices, { left: 8, of: 12 });
    expect(more).toEqual([]);
    expect(plan?.note).toMatchObject({ amount: 4000n, toInvoice: 4000n, toAccount: 0n });
    expect(plan?.invoice?.after.outstanding).toBe(2000n);
  });

  it('pays what is owed of a part-paid one, by a fixed amount (flows 1b)', () => {
    const line = { amount: 150_000n, sessionsBilled: 12, booked: 12 };
    const invoices = [anInvoiceInUse([line], { number: 'INV-2', paid: 50_000n })];
    const [plan] = notesFor(invoices, { left: 8, of: 12, amount: 30_000n });
    expect(plan?.note).toMatchObject({ toInvoice: 30_000n, toAccount: 0n });
    expect(plan?.invoice?.after.outstanding).toBe(70_000n);
  });

  it('becomes account credit on one that is paid', () => {
    const line = { amount: 6000n, sessionsBilled: 12, booked: 12 };
    const [plan] = notesFor([anInvoiceInUse([line], { paid: 6000n })], { left: 6, of: 12 });
    expect(plan?.note).toMatchObject({ toInvoice: 0n, toAccount: 3000n });
    expect(plan?.account?.after.balance).toBe(3000n);
  });

  it('remembers which sessions and which days it was given for', () => {
    const lines: LineOfUse[] = [
      { amount: 1000n, sessionsBilled: 3, booked: 3 },
      { amount: 3000n, from: '2026-11-01', until: '2026-11-30' },
    ];
    const [plan] = notesFor([anInvoiceInUse(lines)], { left: 2, of: 3 });
    const shares = [
      {
        ...{ line: 1, amount: 666n, tax: 0n },
        givenFor: {
          kind: 'sessions',
          parts: [
            { sessionId: 'S2', amount: 333n },
            { sessionId: 'S3', amount: 333n },
          ],
        },
      },
      { line: 2, amount: 2000n, tax: 0n, givenFor: { kind: 'days' } },
    ];
    expect(plan?.entry?.details.lines).toEqual(shares);
    expect(plan?.note.lines).toEqual(
      shares.map((share) => ({ ...share, voided: 0n, voidedTax: 0n })),
    );
  });

  it('remembers nothing where it was given for nothing of the kind', () => {
    const [plan] = notesFor([anInvoiceInUse([{ amount: 900n }])], { left: 0, of: 0, amount: 300n });
    expect(plan?.entry?.details.lines).toEqual([{ line: 1, amount: 300n, tax: 0n }]);
  });

  it('takes what exceeds the value from the newest invoice first', () => {
    const line = { amount: 1000n, sessionsBilled: 2, booked: 2 };
    const invoices = [
      anInvoiceInUse([line], { number: 'INV-1', issuedOn: '2026-09-01' }),
      anInvoiceInUse([line], { number: 'INV-2', issuedOn: '2026-10-01' }),
    ];
    const amounts = (amount: bigint) =>
      notesFor(invoices, { left: 1, of: 2, amount }).map(({ note }) => [
        note.invoiceNumber,
        note.amount,
      ]);
    expect(amounts(1000n)).toEqual([
      ['INV-2', 500n],
      ['INV-1', 500n],
    ]);
    expect(amounts(501n)).toEqual([
      ['INV-2', 251n],
      ['INV-1', 250n],
    ]);
    expect(amounts(1300n)).toEqual([
      ['INV-2', 800n],
      ['INV-1', 500n],
    ]);
    expect(amounts(1700n)).toEqual([
      ['INV-2', 1000n],
      ['INV-1', 700n],
    ]);
    expect(amounts(1n)).toEqual([['INV-2', 1n]]);
    expect(() => amounts(2001n)).toThrow(RangeError);
  });

  it('leaves 200 a line when 1800 of 2000 was given and the rest kept back (flows 5)', () => {
    const given = { kind: 'sessions', parts: [{ sessionId: 'S1', amount: 1800n }] } as const;
    const first = { credited: 1800n, given: [{ standing: 1800n, givenFor: given }] };
    const child = { amount: 2000n, sessionsBilled: 1, booked: 1 };
    const all = anInvoiceInUse([{ ...child, ...first }, child, child], {
      ...{ paid: 6000n, creditedToAccount: 1800n },
    });
    const keepBack = { kind: 'amount', amount: 200n } as const;
    let { invoice } = all;
    for (const place of [1, 2]) {
      const line = all.lines[place];
      if (line === undefined) throw new Error('no line');
      const made = offer([{ invoice, lines: [line] }], 1, 1);
      const amount = afterKeepBack(made.amount, keepBack);
      const [part] = spreadOffer(made, amount);
      const request = { ...words, lines: part?.lines ?? [] };
      const plan = planCreditForTime({ invoice, account: null }, request, eventContext());
      expect(plan.note.amount).toBe(1800n);
      invoice = plan.invoice?.after ?? invoice;
    }
    expect(creditable(invoice)).toBe(600n);
    expect(invoice.lines.map(({ net, credited }) => net - credited)).toEqual([200n, 200n, 200n]);
  });

  it('gives the tax in it, and with its last part what rounding left', () => {
    const line = { amount: 1000n, taxRate: '20', sessionsBilled: 3, booked: 3 };
    const invoices = [anInvoiceInUse([line], { paid: 1000n })];
    const [plan] = notesFor(invoices, { left: 3, of: 3 });
    expect(plan?.note.lines).toMatchObject([{ amount: 1000n, tax: 167n }]);
  });

  it('is taken as it was typed for any amount up to the most, and sums exactly', () => {
    const lineOfUse = fc.record({
      amount: fc.bigInt({ min: 1n, max: 10_000n }),
      sessionsBilled: fc.option(fc.integer({ min: 1, max: 12 })),
      booked: fc.constant(12),
      taxRate: fc.constantFrom(null, '20', '17.5'),
    });
    const invoice = fc.tuple(
      fc.array(lineOfUse, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: 100 }),
    );
    fc.assert(
      fc.property(
        fc.array(invoice, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 100 }),
        (drawn, left, percent) => {
          const invoices = drawn.map(([lines, givenUp], place) => {
            const total = lines.reduce((sum, { amount }) => sum + amount, 0n);
            const writtenOff = (total * BigInt(givenUp)) / 100n;
            return anInvoiceInUse(lines, { number: `INV-${place + 1}`, writtenOff });
          });
          const { most } = offer(invoices, left, 12);
          const amount = (most * BigInt(percent)) / 100n;
          const notes = notesFor(invoices, { left, of: 12, amount }).map(({ note }) => note);
          expect(notes.reduce((sum, note) => sum + note.amount, 0n)).toBe(amount);
          for (const { givenFor, amount: share } of notes.flatMap(({ lines }) => lines)) {
            if (givenFor?.kind !== 'sessions') continue;
            expect(givenFor.parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(share);
          }
        },
      ),
    );
  });
});

describe('credit for what is not used is refused', () => {
  const given = (line: number, amount: bigint) => ({ line, amount, givenFor: null });
  const plan = (inUse: InvoiceInUse, lines: ReturnType<typeof given>[]) => () =>
    planCreditForTime(
      { invoice: inUse.invoice, account: null },
      { ...words, lines },
      eventContext(),
    );

  it('whole where a line or the invoice allows less, with the maximum', () => {
    const two = anInvoiceInUse([{ amount: 1000n }, { amount: 1000n }], { writtenOff: 500n });
    expect(refusalOf(plan(two, [given(1, 1001n)]))).toMatchObject({
      code: 'over-line',
      maximum: 1000n,
    });
    expect(refusalOf(plan(two, [given(1, 1000n), given(2, 501n)]))).toMatchObject({
      ...{ code: 'over-creditable', maximum: 1500n },
    });
    expect(refusalOf(plan(two, [given(3, 1n)]))).toMatchObject({ code: 'unknown-line' });
  });

  it('where it is nothing', () => {
    const one = anInvoiceInUse([{ amount: 1000n }]);
    expect(refusalOf(plan(one, []))).toMatchObject({ code: 'amount-not-positive' });
    expect(refusalOf(plan(one, [given(1, 0n)]))).toMatchObject({ code: 'amount-not-positive' });
  });

  it.each([
    ['invoice-void', { voidedOn: '2026-11-20' }],
    ['payment-pending', { pendingPayments: [inFlight] }],
  ])('with %s', (code, changes) => {
    const blocked = anInvoiceInUse([{ amount: 1000n }], changes);
    expect(refusalOf(plan(blocked, [given(1, 1n)]))).toMatchObject({ code });
  });
});
