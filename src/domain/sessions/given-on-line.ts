import type { CreditNote } from '../credit/credit-note.js';
import { isStanding, type Refund } from '../refunds/refund.js';
import { givenByNotes } from './given-by-notes.js';
import type { GivenShare } from './given-for-sessions.js';

/** What refunds of an invoice that did not fail gave for sessions or days of one of its lines. */
function givenByRefunds(
  refunds: readonly Pick<Refund, 'state' | 'lines'>[],
  lineNumber: number,
): GivenShare[] {
  return refunds
    .filter(isStanding)
    .flatMap(({ lines }) => lines)
    .flatMap(({ line, amount, givenFor }) =>
      line === lineNumber && givenFor !== undefined ? [{ standing: amount, givenFor }] : [],
    );
}

/** All that was given for sessions or days of one line of an invoice, as credit or as cash. */
export function givenOnLine(
  given: {
    notes: readonly Pick<CreditNote, 'lines'>[];
    refunds: readonly Pick<Refund, 'state' | 'lines'>[];
  },
  lineNumber: number,
): GivenShare[] {
  return [...givenByNotes(given.notes, lineNumber), ...givenByRefunds(given.refunds, lineNumber)];
}
