import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { MoneyEvent } from '../../domain/import/money-event.js';
import { ownId } from '../../domain/record-id.js';
import type { Fact } from './row-fault.js';

const correct = 'What is stored is not changed by an import: correct the row';

/** A row without an id that is the second of two true ones. */
function bothAdvice(event: MoneyEvent): string {
  const hasId = 'id' in event.row && event.row.id !== null;
  return hasId
    ? 'if both are right, give one of them another id'
    : 'if both are right, put the earlier row back beside this one';
}

/** What undoes a stored entry at the desk, where there is a button for that. */
function undoneBy({ kind, refs, clubId }: JournalEntry): string | null {
  const invoice = ownId(clubId, refs.invoiceId ?? '');
  switch (kind) {
    case 'credit.raised': {
      const note = ownId(clubId, refs.creditNoteId ?? '');
      return `void ${note} at the desk, with what was spent of it taken back first`;
    }
    case 'credit.applied':
      return `take the credit that was used on ${invoice} back at the desk`;
    default:
      return null;
  }
}

/**
 * What can be done about a row that contradicts what is stored: at the desk, or by another row.
 * @param entry what is stored for a row that is known by what it says
 */
export function adviceFor(event: MoneyEvent, fact: Fact, entry: JournalEntry | null): string {
  switch (event.kind) {
    case 'invoice':
      return fact.column === 'voided_on'
        ? `${correct}; a void invoice stays void, and one that stands after all needs a number of its own.`
        : `${correct}, or void ${event.row.number} at the desk and import the right invoice under a number of its own.`;
    case 'payment':
    case 'reversal':
      return `${correct}. If the payment itself was wrong, give the stored one the status returned and the day in reversed_on, and the right one a row with an id of its own.`;
    case 'opening':
    case 'write-off':
    case 'overpayment':
      return `${correct}; ${bothAdvice(event)}.`;
    case 'refund':
    case 'pay-out':
      return `${correct}; if it is right, mark the stored one at the desk as one that could not be done, then import again; ${bothAdvice(event)}.`;
    case 'credit-note':
    case 'application': {
      const isEnd = fact.column === 'voided_on' || fact.column === 'taken_back_on';
      if (entry === null || isEnd) return `${correct}; what was taken back stays so.`;
      return `${correct}; if it is right, ${undoneBy(entry)}, then import again; ${bothAdvice(event)}.`;
    }
    case 'take-back':
    case 'note-void':
    case 'void':
      return `${correct}.`;
    default:
      return event satisfies never;
  }
}
