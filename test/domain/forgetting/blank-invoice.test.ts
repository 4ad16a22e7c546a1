import { describe, expect, it } from 'vitest';
import { entryText } from '../../../src/domain/books/entry-text.js';
import { blankInvoice } from '../../../src/domain/forgetting/blank-invoice.js';
import { blankedWords } from '../../../src/domain/forgetting/blanked-words.js';
import { forgottenName, forgottenWords } from '../../../src/domain/forgetting/forgotten.js';
import { booksOfEverything } from '../../support/books-of-everything.js';
import { anInvoice } from '../../support/rules.js';

const nora = { id: 'club:nora', clubId: 'club', names: ['Nora Olsen', 'nora@example.com'] };
const words = blankedWords(nora, ['Goodwill']);

describe('words', () => {
  it('of the person alone go, but for those of a list, and none at all', () => {
    expect(['Moves to Oslo', 'Goodwill', '', forgottenWords].map(words.own)).toEqual([
      ...[forgottenWords, 'Goodwill', '', forgottenWords],
    ]);
  });

  it('that others share go only where they name the person, in whatever letters', () => {
    expect(words.shared('Asked by NORA OLSEN')).toBe(forgottenWords);
    expect(words.shared('550 no nora@example.com')).toBe(forgottenWords);
    expect(words.shared('Nora Berg moves')).toBe('Nora Berg moves');
  });

  it('in lists and fields go as well, and what is only the name becomes another', () => {
    const at = new Date('2026-11-23');
    const value = { names: ['Nora Olsen', 'Ola Olsen'], at, amount: 5n, said: 'For Nora Olsen' };
    expect(words.sharedIn(value)).toEqual({
      ...{ names: [forgottenName, 'Ola Olsen'], at, amount: 5n, said: forgottenWords },
    });
  });
});

describe('an invoice with lines for two', () => {
  const [first, second] = anInvoice([1_000n, 2_000n]).lines;
  if (!first || !second) throw new Error('two lines were made');
  const invoice = {
    ...{ id: 'club:INV-1', payerId: 'club:olsen' },
    lines: [
      { ...first, beneficiaryId: 'club:nora', description: 'Judo for Nora' },
      { ...second, beneficiaryId: 'club:ola', description: 'Chess for Ola' },
    ],
  };
  const note = (id: string, line: number) => ({
    ...{ id, reason: `Because of ${id}`, noteToCustomer: `Sorry for ${id}` },
    lines: [{ line, amount: 1n, tax: 0n, voided: 0n, voidedTax: 0n }],
  });
  const entry = (id: string, refs: object) => ({ id, refs, details: {}, reason: `Says ${id}` });
  const blanked = blankInvoice(
    {
      payerId: invoice.payerId,
      invoice,
      entries: [
        entry('raise-nora', { creditNoteId: 'n' }),
        entry('raise-ola', { creditNoteId: 'o' }),
        { ...entry('paid', {}), reason: '', reference: 'Bank 1' },
        { ...entry('named', {}), reason: 'For Nora Olsen' },
      ],
      notes: [note('n', 1), note('o', 2)],
      payments: [{ id: 'p', reference: 'Bank 1' }],
      refunds: [],
    },
    nora,
    words,
  );

  it('keeps what is about the other, of lines, notes, entries and payments', () => {
    expect(blanked.invoices[0]?.set['lines']).toMatchObject([
      { description: forgottenWords, amount: 1_000n },
      { description: 'Chess for Ola', amount: 2_000n },
    ]);
    const gone = { reason: forgottenWords };
    expect(blanked.credit_notes).toEqual([{ id: 'n', set: { ...gone, noteToCustomer: '' } }]);
    expect(blanked.journal).toEqual([
      { id: 'raise-nora', set: gone },
      { id: 'named', set: gone },
    ]);
    expect([blanked.payments, blanked.refunds]).toEqual([[], []]);
  });

  it('is the person’s whole where every line is for them, or they got it', () => {
    const payer = { ...nora, id: 'club:olsen' };
    const all = {
      ...{ payerId: invoice.payerId, invoice },
      ...{ entries: [], notes: [note('o', 2)], refunds: [] },
    };
    const payments = [{ id: 'p', reference: 'Bank 1' }];
    const done = blankInvoice({ ...all, payments }, payer, words);
    expect(done.payments).toEqual([{ id: 'p', set: { reference: forgottenWords } }]);
    expect(done.credit_notes).toHaveLength(1);
    const only = { ...invoice, lines: invoice.lines.slice(0, 1) };
    expect(blankInvoice({ ...all, invoice: only, payments }, nora, words).payments).toHaveLength(1);
  });
});

it('no word that goes stands in the text of which digests are made', () => {
  const { entries } = booksOfEverything().books;
  expect(entries.length).toBeGreaterThan(50);
  for (const entry of entries) {
    const other = { ...entry, reason: forgottenWords, reference: forgottenWords };
    expect(entryText(other)).toBe(entryText(entry));
  }
});
