import { createHash } from 'node:crypto';
import type { MoneyEvent } from '../../domain/import/money-event.js';
import { recordId } from '../../domain/record-id.js';

/** The key under which an invoice is voided, by an import as well as by the desk. */
export function voidKey(clubId: string, invoiceNumber: string): string {
  return `void-invoice:${recordId(clubId, invoiceNumber)}`;
}

/** Rows that need no id of their own: they are known by what they say. */
export type SaidEvent = Extract<MoneyEvent, { kind: 'opening' | 'credit-note' | 'application' }>;
export type NamedEvent = Exclude<MoneyEvent, SaidEvent>;

export function isSaid(event: MoneyEvent): event is SaidEvent {
  return event.kind === 'opening' || event.kind === 'credit-note' || event.kind === 'application';
}

/**
 * The idempotency key of an event that has a number or an id: it follows from the row, so that
 * importing the same files again finds what is there.
 */
export function namedKey(clubId: string, event: NamedEvent): string {
  switch (event.kind) {
    case 'invoice':
      return `issue:${recordId(clubId, event.row.number)}`;
    case 'payment':
      return `receive:${recordId(clubId, event.row.id)}`;
    case 'void':
      return voidKey(clubId, event.row.number);
    default:
      return event satisfies never;
  }
}

/** Keys of rows that are known by what they say begin with this, then what they say follows. */
export function saidPrefix(clubId: string, event: SaidEvent): string {
  switch (event.kind) {
    case 'opening':
      return `open:${recordId(clubId, event.row.contactId)}:${event.row.currency}:import-`;
    case 'credit-note':
      return `raise:${recordId(clubId, event.row.invoiceNumber)}:import-`;
    case 'application':
      return `apply:${recordId(clubId, event.row.invoiceNumber)}:import-`;
    default:
      return event satisfies never;
  }
}

/** A digest of what a row says: cells by column, in a fixed order. */
export function digestOfCells(cells: Readonly<Record<string, string>>): string {
  const text = JSON.stringify(Object.entries(cells).sort());
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
