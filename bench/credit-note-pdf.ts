// How long does the PDF of one credit note take?
import { creditNotePdf } from '../src/documents/credit-note-pdf.js';
import type { NoteDocument } from '../src/domain/credit/note-document.js';
import { timedMs } from './support/lanes.js';
import type { Question } from './support/question.js';
import { median } from './support/statistics.js';

/** The first ones read the fonts and warm the engine up. */
const warming = 5;
const counted = 20;

const rate = { taxRate: '20', gross: 1_250n, tax: 208n };
const note: NoteDocument = {
  club: { name: 'Riverside Gymnastics', locale: 'en-GB' },
  payer: { name: 'محمد علي 2', ownId: 'C-1042' },
  number: 'INV-1042-CN-1',
  createdOn: '2026-09-03',
  createdAt: new Date('2026-09-03T10:00:00Z'),
  invoice: { number: 'INV-1042', issuedOn: '2026-08-14' },
  currency: 'GBP',
  lines: ['אורי כהן (U11)', 'Łukasz Žižek', 'Mia Smith'].map((beneficiary) => {
    return { ...rate, description: 'Autumn term, Tuesday beginners', beneficiary };
  }),
  rates: [{ ...rate, gross: 3_750n, tax: 624n }],
  gross: 3_750n,
  tax: 624n,
  toInvoice: 1_250n,
  toAccount: 2_500n,
  reason: 'Class cancelled',
  noteToCustomer: 'We are sorry that the hall was flooded, and look forward to seeing you again.',
  voided: null,
};

export const creditNotePdfQuestion: Question = {
  name: 'credit-note-pdf',
  asks: 'How long does the PDF of one credit note take?',
  arms: [
    {
      name: 'one after another, in three scripts',
      async run() {
        const times: number[] = [];
        for (let at = 0; at < warming + counted; at += 1) {
          times.push(await timedMs(() => creditNotePdf(note)));
        }
        const value = median(times.slice(warming));
        return { figures: [{ name: 'PDF of one credit note', unit: 'ms', value }], faults: [] };
      },
    },
  ],
};
