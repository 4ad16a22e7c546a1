import type { EventContext } from '../../domain/books/plan.js';
import type { MoneyEvent } from '../../domain/import/money-event.js';
import { hashRequest } from '../books/request-hash.js';

function reasonOf(event: MoneyEvent): string {
  switch (event.kind) {
    case 'opening':
      return 'Opening balance';
    case 'invoice':
      return 'Imported invoice';
    case 'payment':
      return 'Imported payment';
    case 'credit-note':
      return event.row.reason;
    case 'application':
      return 'Account credit used before the desk';
    case 'void':
      return 'Void before the desk';
    default:
      return event satisfies never;
  }
}

/** @param at when it is written down, and how many events of its invoice come before it. */
export function contextFor(
  event: MoneyEvent,
  key: string,
  at: { recordedAt: Date; earlier: number },
): EventContext {
  return {
    key,
    requestHash: hashRequest({ key }),
    actor: { kind: 'import' },
    reason: reasonOf(event),
    today: event.on,
    // Noon, so that no time zone moves the document to another day.
    now: new Date(`${event.on}T12:00:00Z`),
    // A millisecond apart, so that the history of an invoice keeps its order.
    recordedAt: new Date(at.recordedAt.getTime() + at.earlier),
  };
}
