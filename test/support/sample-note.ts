import type { NoteDocument } from '../../src/domain/credit/note-document.js';

const lines = [
  { description: 'Autumn term', beneficiary: 'Mia Smith', taxRate: '20', gross: 1_250n, tax: 208n },
  { description: 'Membership', beneficiary: null, taxRate: null, gross: 1_000n, tax: 0n },
];

/** A credit note over two lines, as its document says it. */
export function sampleNote(change: Partial<NoteDocument> = {}): NoteDocument {
  return {
    club: { name: 'Riverside Gymnastics', locale: 'en-GB' },
    payer: { name: 'Priya Patel', ownId: 'C-1042' },
    number: 'INV-1042-CN-1',
    createdOn: '2026-09-03',
    createdAt: new Date('2026-09-03T10:00:00Z'),
    invoice: { number: 'INV-1042', issuedOn: '2026-08-14' },
    currency: 'GBP',
    lines,
    rates: lines.map(({ taxRate, gross, tax }) => ({ taxRate, gross, tax })),
    gross: 2_250n,
    tax: 208n,
    toInvoice: 1_250n,
    toAccount: 1_000n,
    reason: 'Class cancelled',
    noteToCustomer: 'We are sorry.',
    voided: null,
    ...change,
  };
}
