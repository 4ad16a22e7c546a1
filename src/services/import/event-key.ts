import { createHash } from 'node:crypto';
import type { MoneyEvent } from '../../domain/import/money-event.js';
import { recordId } from '../../domain/record-id.js';

/** The key under which an invoice is voided by an import. */
export function voidKey(clubId: string, invoiceNumber: string): string {
  return `void-invoice:${recordId(clubId, invoiceNumber)}`;
}

/** The key under which an import takes a use of credit back. */
export function takeBackKey(applicationId: string): string {
  return `unapply:${applicationId}`;
}

/** The key under which an import voids a credit note. */
export function noteVoidKey(noteId: string): string {
  return `void-note:${noteId}:import`;
}

/** Rows that need no id of their own: they are known by what they say. */
export type SaidEvent = Extract<
  MoneyEvent,
  {
    kind:
      | 'opening'
      | 'credit-note'
      | 'overpayment'
      | 'application'
      | 'refund'
      | 'write-off'
      | 'pay-out';
  }
>;
/** The end of what such a row told first. */
export type EndEvent = Extract<MoneyEvent, { kind: 'take-back' | 'note-void' }>;
/** Rows with a number or an id. */
export type NamedEvent = Exclude<MoneyEvent, SaidEvent | EndEvent>;

const saidKinds: readonly MoneyEvent['kind'][] = [
  'opening',
  'credit-note',
  'overpayment',
  'application',
  'refund',
  'write-off',
  'pay-out',
];

export function isSaid(event: MoneyEvent): event is SaidEvent {
  return saidKinds.includes(event.kind);
}

export function isEnd(event: MoneyEvent): event is EndEvent {
  return event.kind === 'take-back' || event.kind === 'note-void';
}

/**
 * What an event with a number or an id is known by: the idempotency key of its entry, but for a
 * payment, whose rule makes the key from its try.
 */
export function namedKey(clubId: string, event: NamedEvent): string {
  switch (event.kind) {
    case 'invoice':
      return `issue:${recordId(clubId, event.row.number)}`;
    case 'payment':
      return `payment:${recordId(clubId, event.row.paymentId)}:first`;
    case 'reversal':
      return `payment:${recordId(clubId, event.row.paymentId)}:back`;
    case 'void':
      return voidKey(clubId, event.row.number);
    default:
      return event satisfies never;
  }
}

/** Keys of rows that are known by what they say begin with this, then what they say follows. */
export function saidPrefix(clubId: string, event: SaidEvent): string {
  if (event.kind === 'opening') {
    return `open:${recordId(clubId, event.row.contactId)}:${event.row.currency}:import-`;
  }
  if (event.kind === 'pay-out') {
    return `pay-out:${recordId(clubId, event.row.contactId)}:${event.row.currency}:import-`;
  }
  const act = {
    'credit-note': 'raise',
    overpayment: 'move',
    application: 'apply',
    refund: 'refund',
    'write-off': 'write-off',
  }[event.kind];
  return `${act}:${recordId(clubId, event.row.invoiceNumber)}:import-`;
}

/** A digest of what a row says: cells by column, in a fixed order. */
export function digestOfCells(cells: Readonly<Record<string, string>>): string {
  const text = JSON.stringify(Object.entries(cells).sort());
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
