import type { JournalEntry } from '../../domain/books/journal-entry.js';
import { accountId } from '../../domain/credit/account.js';
import { recordId } from '../../domain/record-id.js';
import type { SaidEvent } from './event-key.js';
import type { PayerState } from './payer-state.js';
import { debitOf } from './said-cells.js';

/** What imports have stored of one kind for one invoice or account, by the keys of the entries. */
export type StoredRows = {
  byId: ReadonlyMap<string, JournalEntry>;
  /** Those of versions that numbered rows by their place. */
  older: readonly JournalEntry[];
};

const entryKinds = {
  opening: 'credit.opened',
  'credit-note': 'credit.raised',
  overpayment: 'overpayment.moved',
  application: 'credit.applied',
  refund: 'refund.paid',
  'write-off': 'invoice.written-off',
  'pay-out': 'refund.paid',
} as const;

const runningNumber = /^(?:import-)?\d+$/;

function entriesOf(event: SaidEvent, state: PayerState, clubId: string): readonly JournalEntry[] {
  if (event.kind !== 'opening' && event.kind !== 'pay-out') {
    return state.history.get(recordId(clubId, event.row.invoiceNumber)) ?? [];
  }
  const { contactId, currency } = event.row;
  const id = accountId({ clubId, payerId: recordId(clubId, contactId), currency });
  return state.openings.get(id) ?? [];
}

/** Of what one row booked, the entries beside the main one bear a number behind its key. */
function isMain({ id, kind }: JournalEntry, prefix: string): boolean {
  return kind !== 'refund.paid' || !id.slice(prefix.length).includes(':');
}

/** The entries that rows like this one have made; their keys begin with `prefix`. */
export function readStoredRows(
  event: SaidEvent,
  prefix: string,
  { state, clubId }: { state: PayerState; clubId: string },
): StoredRows {
  const kind = entryKinds[event.kind];
  const entries = entriesOf(event, state, clubId).filter((entry) => {
    return entry.kind === kind && entry.actor.kind === 'import' && isMain(entry, prefix);
  });
  const stem = prefix.replace(/import-$/, '');
  const older = entries.filter(({ id }) => {
    return id.startsWith(stem) && runningNumber.test(id.slice(stem.length));
  });
  return { byId: new Map(entries.map((entry) => [entry.id, entry])), older };
}

/** Whether all that an entry did was taken back, so that a corrected row may follow. */
export function isUndone(entry: JournalEntry, state: PayerState): boolean {
  const { creditNoteId, refundId, invoiceId = '' } = entry.refs;
  const isSentBack = entry.kind === 'refund.paid';
  const others = [
    ...(state.history.get(invoiceId) ?? []),
    ...(state.openings.get(accountId(entry)) ?? []),
  ];
  const undone = others
    .filter(({ kind, refs, reverses }) => {
      const ofNote = kind === 'credit.voided' && refs.creditNoteId === creditNoteId;
      const cameBack = isSentBack && kind === 'refund.failed' && refs.refundId === refundId;
      return cameBack || reverses === entry.id || (creditNoteId !== undefined && ofNote);
    })
    .reduce((sum, other) => sum + debitOf(other), 0n);
  return undone >= debitOf(entry);
}
