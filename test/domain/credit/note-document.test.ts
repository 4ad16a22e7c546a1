import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JournalEntry } from '../../../src/domain/books/journal-entry.js';
import { noteDocument } from '../../../src/domain/credit/note-document.js';
import { planRaiseCredit } from '../../../src/domain/credit/raise-credit.js';
import { anInvoice, eventContext } from '../../support/rules.js';

const club = {
  ...{ id: 'club', name: 'Riverside', currency: 'GBP', timeZone: 'Europe/London' },
  ...{ locale: 'en-GB', sweepFrom: '2026-01-01' },
};
const payer = { name: 'Priya', ownId: 'olsen' };

function raisedOn(rates: readonly (string | null)[], amount: bigint) {
  const invoice = anInvoice(rates.map((taxRate) => ({ amount: 12_000n, taxRate })));
  const request = { amount, line: null, noteToCustomer: 'Sorry', notifyCustomer: false };
  const { note } = planRaiseCredit({ invoice, account: null }, request, eventContext());
  return { club, invoice, note, payer, names: new Map<string, string>(), history: [] };
}

it('adds lines up by their rates, where 20 and 20.0 are one', () => {
  const document = noteDocument(raisedOn(['20', null, '20.0', '5'], 48_000n));
  expect(document.rates).toEqual([
    { taxRate: '20', gross: 24_000n, tax: 4_000n },
    { taxRate: null, gross: 12_000n, tax: 0n },
    { taxRate: '5', gross: 12_000n, tax: 571n },
  ]);
  expect(document).toMatchObject({ gross: 48_000n, tax: 4_571n, voided: null });
});

it('has totals that are the sums of its lines, of whatever amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 48_000n }), (amount) => {
      const document = noteDocument(raisedOn(['20', null, '17.5', '20.0'], amount));
      const sum = (of: readonly { gross: bigint; tax: bigint }[]) =>
        of.reduce((all, each) => ({ gross: all.gross + each.gross, tax: all.tax + each.tax }), {
          ...{ gross: 0n, tax: 0n },
        });
      const { gross, tax, lines, rates, toInvoice, toAccount } = document;
      expect(sum(lines)).toEqual({ gross, tax });
      expect(sum(rates)).toEqual({ gross, tax });
      expect(toInvoice + toAccount).toBe(amount);
    }),
  );
});

it('says on which days it was voided, by itself or with its invoice', () => {
  const facts = raisedOn([null], 2_000n);
  const note = { ...facts.note, voidedToInvoice: 2_000n };
  const entry = planRaiseCredit(
    { invoice: facts.invoice, account: null },
    { amount: 1n, line: null, noteToCustomer: '', notifyCustomer: false },
    eventContext(),
  ).entry;
  if (entry === null) throw new Error('nothing was booked');
  const chained: JournalEntry = { ...entry, previous: null, previousOnAccount: null };
  const history: JournalEntry[] = [
    { ...chained, refs: { creditNoteId: note.id } },
    { ...chained, kind: 'credit.voided', refs: { creditNoteId: 'another' } },
    {
      ...{ ...chained, kind: 'credit.voided', occurredOn: '2026-12-01' },
      refs: { creditNoteId: note.id },
    },
    {
      ...{ ...chained, kind: 'invoice.voided', occurredOn: '2026-12-03' },
      details: { notes: [{ creditNoteId: note.id, amount: 1n, lines: [] }] },
    },
  ];
  expect(noteDocument({ ...facts, note, history }).voided).toEqual({
    ...{ gross: 2_000n, tax: 0n },
    days: ['2026-12-01', '2026-12-03'],
  });
});
