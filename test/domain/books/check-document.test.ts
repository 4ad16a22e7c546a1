import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/domain/books/check-document.js';
import type { Looked } from '../../../src/domain/books/difference.js';

const of: Looked = { document: 'invoice', id: 'club:INV-1', currency: 'GBP' };
const line = { line: 1, amount: 1000n, taxRate: '20', description: 'Swimming' };
const invoice = {
  total: 1000n,
  seq: 3n,
  dueOn: '2026-12-07',
  voidedOn: null,
  autoCollect: true,
  createdAt: new Date('2026-11-23T10:00:00Z'),
  lines: [line, { ...line, line: 2 }],
  beneficiaryIds: ['club:a', 'club:b'],
};

function found(stored: object, expected: object = invoice) {
  return checkDocuments(of, { expected, stored: [stored] }).map((difference) => {
    const { document, id, what, expected: right, stored: there } = difference;
    expect({ document, id }).toEqual({ document: of.document, id: of.id });
    return `${what}: ${right}, ${there}`;
  });
}

describe('a document against what the journal gives', () => {
  it('has no difference where each field is the same, in whatever order a list names its items', () => {
    expect(found({ ...invoice })).toEqual([]);
    const createdAt = new Date(invoice.createdAt);
    expect(found({ ...invoice, createdAt, lines: invoice.lines.toReversed() })).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['an amount', { total: 999n }, ['total: 10.00 GBP, 9.99 GBP']],
    ['a number of changes', { seq: 4n }, ['number of changes: 3, 4']],
    ['a day', { dueOn: '2026-12-08' }, ['due on: 2026-12-07, 2026-12-08']],
    ['nothing that is something now', { voidedOn: '' }, ['voided on: empty, an empty text']],
    ['a yes', { autoCollect: false }, ['auto collect: yes, no']],
    [
      'a moment',
      { createdAt: new Date('2026-11-23T11:00:00Z') },
      ['created at: 2026-11-23T10:00:00.000Z, 2026-11-23T11:00:00.000Z'],
    ],
    [
      'a moment that is none',
      { createdAt: new Date('') },
      ['created at: 2026-11-23T10:00:00.000Z, no day'],
    ],
    ['an amount that is a float', { total: 1000 }, ['total: 10.00 GBP, 1000']],
    ['a text that is a number', { dueOn: 7 }, ['due on: 2026-12-07, 7']],
    ['a field that is gone', { total: undefined }, ['total: 10.00 GBP, missing']],
    ['a field that nobody knows', { extra: 1n }, ['extra: missing, 0.01 GBP']],
    ['a list that is none', { lines: 'none' }, ['lines: there, none']],
    ['an item of a list', { beneficiaryIds: ['club:a'] }, ['beneficiary, no. 2: club:b, missing']],
  ])('names %s', (_name, changes, words) => {
    expect(found({ ...invoice, ...changes })).toEqual(words);
  });

  it('says which line it is, and leaves descriptions to people', () => {
    const lines = [line, { ...line, line: 2, amount: 999n, description: 'Judo' }];
    expect(found({ ...invoice, lines })).toEqual(['line 2, amount: 10.00 GBP, 9.99 GBP']);
    expect(found({ ...invoice, lines: [line] })).toEqual(['line 2: there, missing']);
    const renamed = [line, { ...line, line: 3 }];
    expect(found({ ...invoice, lines: renamed })).toEqual([
      'line 2: there, missing',
      'line 3: missing, there',
    ]);
    expect(found({ ...invoice, lines: [...invoice.lines, line] })).toEqual([
      'line 1 again: missing, there',
    ]);
  });

  it('leaves out only the description of a line, and the words to the customer of a note', () => {
    expect(found({ ...invoice, description: 'x' })).toEqual(['description: missing, x']);
    const note = { ...of, document: 'credit note' as const };
    const words = { noteToCustomer: 'Sorry', reason: 'Rain' };
    const stored = [{ noteToCustomer: '', reason: 'Snow' }];
    expect(checkDocuments(note, { expected: words, stored })).toMatchObject([
      { document: 'credit note', what: 'reason', expected: 'Rain', stored: 'Snow' },
    ]);
    expect(found({ noteToCustomer: 'x' }, {})).toEqual(['note to customer: missing, x']);
  });

  it('says of two values that read alike what they are', () => {
    expect(found({ ...invoice, dueOn: ['2026-12-07'] })).toEqual(['due on: 2026-12-07, there']);
    expect(found({ flag: 'yes' }, { flag: true })).toEqual(['flag: yes, yes (as string)']);
  });

  it('knows lots and payments by their ids', () => {
    const lots = [{ lotId: 'a', remaining: 1n }];
    expect(found({ lots: [{ lotId: 'a', remaining: 2n }] }, { lots })).toEqual([
      'lot a, remaining: 0.01 GBP, 0.02 GBP',
    ]);
    const pendingPayments = [{ paymentId: 'P', since: '2026-11-20' }];
    const later = [{ paymentId: 'P', since: '2026-11-21' }];
    expect(found({ pendingPayments: later }, { pendingPayments })).toEqual([
      'payment P, since: 2026-11-20, 2026-11-21',
    ]);
  });

  it('names one that is missing, one that should not be there, and one too many', () => {
    const itself = { document: 'invoice', id: 'club:INV-1', what: 'the document itself' };
    expect(checkDocuments(of, { expected: invoice, stored: [] })).toEqual([
      { ...itself, expected: 'there', stored: 'missing' },
    ]);
    expect(checkDocuments(of, { expected: undefined, stored: [invoice] })).toEqual([
      { ...itself, expected: 'missing', stored: 'there' },
    ]);
    expect(checkDocuments(of, { expected: invoice, stored: [invoice, invoice] })).toEqual([
      { ...itself, expected: 'missing', stored: 'there' },
    ]);
    expect(checkDocuments(of, { expected: undefined, stored: [] })).toEqual([]);
  });

  it('does not trip over a field with a name of JavaScript’s own', () => {
    const odd = Object.defineProperty({}, '__proto__', { value: {}, enumerable: true });
    expect(found(odd, {})).toEqual(['__proto__: missing, there']);
  });
});
