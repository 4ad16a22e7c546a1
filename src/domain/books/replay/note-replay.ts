import { noonOf } from '../../calendar-date.js';
import type { CreditNote } from '../../credit/credit-note.js';
import { ownId } from '../../record-id.js';
import type { JournalEntry } from '../journal-entry.js';
import type { LineShare } from '../line-share.js';

function raisedBy(entry: JournalEntry, running: number): CreditNote {
  const { clubId, payerId, currency, reason, details, occurredOn } = entry;
  const { invoiceId = '' } = entry.refs;
  const { toInvoice = 0n, toAccount = 0n, lines = [], notifyCustomer = false } = details;
  const invoiceNumber = ownId(clubId, invoiceId);
  const suffix = `-CN-${running}`;
  return {
    ...{ id: `${invoiceId}${suffix}`, number: `${invoiceNumber}${suffix}` },
    ...{ clubId, payerId, invoiceId, invoiceNumber, currency },
    ...{ amount: toInvoice + toAccount, toInvoice, toAccount },
    ...{ voidedToInvoice: 0n, voidedToAccount: 0n },
    lines: lines.map((share) => ({ ...share, voided: 0n, voidedTax: 0n })),
    ...{ reason, noteToCustomer: '', notifyCustomer, createdOn: occurredOn },
    // What was imported lies on its own day, whenever it was written down.
    createdAt: entry.actor.kind === 'import' ? noonOf(occurredOn) : entry.recordedAt,
    createdBy: entry.actor,
    seq: 1n,
  };
}

type Voided = { toInvoice: bigint; toAccount: bigint; lines: readonly LineShare[] };

function voidedBy(note: CreditNote, { toInvoice, toAccount, lines }: Voided): CreditNote {
  const byLine = new Map(lines.map((share) => [share.line, share]));
  return {
    ...note,
    voidedToInvoice: note.voidedToInvoice + toInvoice,
    voidedToAccount: note.voidedToAccount + toAccount,
    lines: note.lines.map((line) => {
      const { amount = 0n, tax = 0n } = byLine.get(line.line) ?? {};
      return { ...line, voided: line.voided + amount, voidedTax: line.voidedTax + tax };
    }),
    seq: note.seq + 1n,
  };
}

/** What the entry voids of each note that it names. */
function voidsOf(entry: JournalEntry): [string, Voided][] {
  const { toInvoice = 0n, toAccount = 0n, lines = [], notes = [] } = entry.details;
  if (entry.kind === 'invoice.voided') {
    return notes.map((note) => {
      return [note.creditNoteId, { toInvoice: note.amount, toAccount: 0n, lines: note.lines }];
    });
  }
  if (entry.kind !== 'credit.voided') return [];
  return [[entry.refs.creditNoteId ?? '', { toInvoice, toAccount, lines }]];
}

/** Adds to an invoice's notes, by id, what one more of its entries does to them. */
export function replayNotes(notes: Map<string, CreditNote>, entry: JournalEntry): void {
  if (entry.kind === 'credit.raised') {
    const note = raisedBy(entry, notes.size + 1);
    notes.set(note.id, note);
  }
  for (const [id, voided] of voidsOf(entry)) {
    const note = notes.get(id);
    if (note !== undefined) notes.set(id, voidedBy(note, voided));
  }
}
