import type { MoneyEvent } from '../../domain/import/money-event.js';
import { recordId } from '../../domain/record-id.js';

/** The key under which an invoice is voided, by an import as well as by the desk. */
export function voidKey(clubId: string, invoiceNumber: string): string {
  return `void-invoice:${recordId(clubId, invoiceNumber)}`;
}

/**
 * The idempotency key of an imported event: it follows from the row, so that importing the same
 * files again finds what is there. Payments have their own id as well.
 */
export function eventKey(clubId: string, event: MoneyEvent): string {
  switch (event.kind) {
    case 'opening': {
      const { contactId, currency, ordinal } = event.row;
      return `open:${recordId(clubId, contactId)}:${currency}:${ordinal}`;
    }
    case 'invoice':
      return `issue:${recordId(clubId, event.row.number)}`;
    case 'payment':
      return `receive:${recordId(clubId, event.row.id)}`;
    case 'credit-note':
      return `raise:${recordId(clubId, event.row.invoiceNumber)}:import-${event.row.ordinal}`;
    case 'application':
      return `apply:${recordId(clubId, event.row.invoiceNumber)}:import-${event.row.ordinal}`;
    case 'void':
      return voidKey(clubId, event.row.number);
    default:
      return event satisfies never;
  }
}
