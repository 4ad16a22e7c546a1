import type { EventContext } from '../../domain/books/plan.js';
import { refuse } from '../../domain/errors.js';
import type { MoneyEvent } from '../../domain/import/money-event.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Club } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import type { PayerState } from './payer-state.js';
import type { SaidStandings } from './said-rows.js';

/** What an event of an import is planned from. */
export type Planning = {
  state: PayerState;
  club: Club;
  context: EventContext;
  said: SaidStandings;
  /** Voids that may leave what is spent of their credit note. */
  voidedInPart: ReadonlySet<MoneyEvent>;
};

export function invoiceOf(state: PayerState, club: Club, number: string): Invoice {
  const invoice = state.invoices.get(recordId(club.id, number));
  return invoice ?? refuse('not-found', { what: 'invoice', id: number });
}
