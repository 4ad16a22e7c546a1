import type { MoneyEvent } from '../../domain/import/money-event.js';
import type { Club } from '../../domain/people/club-records.js';
import { recordId } from '../../domain/record-id.js';
import { voidKey } from './event-key.js';
import { invoiceFacts } from './invoice-facts.js';
import type { PayerState } from './payer-state.js';
import type { Fact } from './row-fault.js';

/** `new`: to be booked. `there`: stored, or older than what is stored. Else what contradicts. */
export type Standing = 'new' | 'there' | Fact;

export function firstDifference(facts: readonly Fact[]): Fact | undefined {
  return facts.find((fact) => fact.stored !== fact.given);
}

/** The stored facts win; equal ones mean that the row was imported before. */
export function standingBy(facts: readonly Fact[]): Standing {
  return firstDifference(facts) ?? 'there';
}

/** What is stored of an invoice says about its row. */
export function invoiceStanding(
  event: Extract<MoneyEvent, { kind: 'invoice' }>,
  state: PayerState,
  club: Club,
): Standing {
  const facts = invoiceFacts(event.row, state, club);
  return facts === null ? 'new' : standingBy(facts);
}

/** An invoice is voided once, by an import or by the desk. */
export function voidStanding(
  event: Extract<MoneyEvent, { kind: 'void' }>,
  state: PayerState,
  club: Club,
): Standing {
  const invoice = state.invoices.get(recordId(club.id, event.row.number));
  if (invoice === undefined || invoice.voidedOn === null) return 'new';
  const entry = state.entries.get(voidKey(club.id, event.row.number));
  // The desk's own void, under the key of its form, is a later truth than a row about it.
  if (entry?.actor.kind !== 'import') return 'there';
  return standingBy([{ column: 'voided_on', stored: entry.occurredOn, given: event.on }]);
}
