import type { CreditNote } from '../credit/credit-note.js';
import type { GivenShare } from './given-for-sessions.js';

/** What the credit notes of an invoice gave for sessions or days of one of its lines. */
export function givenByNotes(
  notes: readonly Pick<CreditNote, 'lines'>[],
  lineNumber: number,
): GivenShare[] {
  return notes
    .flatMap(({ lines }) => lines)
    .flatMap(({ line, amount, voided, givenFor }) =>
      line === lineNumber && givenFor !== undefined
        ? [{ standing: amount - voided, givenFor }]
        : [],
    );
}
