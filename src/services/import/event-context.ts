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

/** @param recordedAt when it is written down, whatever its day */
export function contextFor(event: MoneyEvent, key: string, recordedAt: Date): EventContext {
  return {
    key,
    requestHash: hashRequest({ key }),
    actor: { kind: 'import' },
    reason: reasonOf(event),
    today: event.on,
    // Noon, so that no time zone moves the document to another day.
    now: new Date(`${event.on}T12:00:00Z`),
    recordedAt,
  };
}
