import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { type CreditNote, standing } from '../../domain/credit/credit-note.js';
import { liveApplications } from '../../domain/credit/take-back-credit.js';
import { type EndEvent, noteVoidKey, takeBackKey } from './event-key.js';
import type { PayerState } from './payer-state.js';
import type { SaidStandings } from './said-rows.js';
import { type Standing, standingBy } from './standing.js';

/** The entry that the row's first event made, now or before; none while that waits for its turn. */
export function begunBy(
  event: EndEvent,
  state: PayerState,
  said: SaidStandings,
): JournalEntry | undefined {
  const found = said.get(event.row);
  if (found === undefined || found.kind === 'contradiction') return undefined;
  return found.kind === 'there' ? found.entry : state.entries.get(found.key);
}

export function noteOf(entry: JournalEntry, state: PayerState): CreditNote | undefined {
  const { invoiceId = '', creditNoteId = '' } = entry.refs;
  return state.notes.get(invoiceId)?.get(creditNoteId);
}

function historyOf(entry: JournalEntry, state: PayerState): readonly JournalEntry[] {
  return state.history.get(entry.refs.invoiceId ?? '') ?? [];
}

function isOver(event: EndEvent, begun: JournalEntry, state: PayerState): boolean {
  if (event.kind === 'take-back') {
    return !liveApplications([...historyOf(begun, state)]).some(({ id }) => id === begun.id);
  }
  const note = noteOf(begun, state);
  if (note === undefined) return false;
  const { toInvoice, toAccount } = standing(note);
  return toInvoice + toAccount === 0n;
}

/** Whether what the row told first was ended before: by an import on its day, or by the desk. */
export function endStanding(
  event: EndEvent,
  state: PayerState,
  said: SaidStandings,
): { standing: Standing; key: string } {
  const begun = begunBy(event, state, said);
  if (begun === undefined) return { standing: 'new', key: '' };
  const key =
    event.kind === 'take-back' ? takeBackKey(begun.id) : noteVoidKey(begun.refs.creditNoteId ?? '');
  const end = historyOf(begun, state).find(({ id }) => id === key);
  if (end?.actor.kind === 'import') {
    const column = event.kind === 'take-back' ? 'taken_back_on' : 'voided_on';
    return { standing: standingBy([{ column, stored: end.occurredOn, given: event.on }]), key };
  }
  return { standing: isOver(event, begun, state) ? 'there' : 'new', key };
}
