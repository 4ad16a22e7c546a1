import type { JournalEntry } from '../books/journal-entry.js';
import type { CreditNote } from '../credit/credit-note.js';
import type { Invoice } from '../invoices/invoice.js';
import type { Payment } from '../payments/payment.js';
import type { Refund } from '../refunds/refund.js';
import type { BlankedWords } from './blanked-words.js';
import { forgottenWords, type Person } from './forgotten.js';

/** What was booked on one invoice, or on none (of an account), as far as words stand in it. */
export type WordsOfInvoice = {
  /** Who got the invoice, or whose account it is. */
  payerId: string;
  invoice: Pick<Invoice, 'id' | 'payerId' | 'lines'> | null;
  entries: readonly Pick<JournalEntry, 'id' | 'refs' | 'details' | 'reason' | 'reference'>[];
  notes: readonly Pick<CreditNote, 'id' | 'lines' | 'reason' | 'noteToCustomer'>[];
  payments: readonly Pick<Payment, 'id' | 'reference'>[];
  refunds: readonly Pick<Refund, 'id' | 'lines' | 'reason' | 'reference' | 'problem'>[];
};

type Fields = { id: string; set: Record<string, unknown> };

/** What is written, collection by collection; only what differs. */
export type BlankedInvoice = {
  invoices: Fields[];
  journal: Fields[];
  credit_notes: Fields[];
  payments: Fields[];
  refunds: Fields[];
};

function changed(id: string, before: object, after: Record<string, unknown>): Fields[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const set = Object.entries(after).filter(([field, value]) => old.get(field) !== value);
  return set.length === 0 ? [] : [{ id, set: Object.fromEntries(set) }];
}

type Lines = readonly { line: number }[];

/**
 * Blanks the words of one invoice. All of it is the person's where they got it, or where every line
 * is for them; else the lines for them, and the notes and refunds that credit one of those. An entry
 * and the document that follows from it are blanked alike, so the audit finds them agreeing.
 */
export function blankInvoice(
  { payerId, invoice, entries, notes, payments, refunds }: WordsOfInvoice,
  { id }: Person,
  words: BlankedWords,
): BlankedInvoice {
  const billed = invoice?.lines ?? [];
  const ownLines = new Set(
    billed.filter(({ beneficiaryId }) => beneficiaryId === id).map(({ line }) => line),
  );
  const isAll =
    payerId === id || (billed.length > 0 && billed.every(({ line }) => ownLines.has(line)));
  const touches = (lines: Lines) => isAll || lines.some(({ line }) => ownLines.has(line));
  const owned = new Set([...notes, ...refunds].filter(({ lines }) => touches(lines)).map(idOf));
  const pick = (isOwn: boolean) => (isOwn ? words.own : words.shared);
  const ofRefs = ({ refs, details }: WordsOfInvoice['entries'][number]) =>
    owned.has(refs.creditNoteId ?? '') ||
    owned.has(refs.refundId ?? '') ||
    touches(details.lines ?? []);
  return {
    invoices: invoice === null ? [] : blankLines(invoice, { isAll, ownLines }, words),
    journal: entries.flatMap((entry) => {
      const blank = pick(ofRefs(entry));
      const { id: entryId, reason, reference } = entry;
      const also = reference === undefined ? {} : { reference: blank(reference) };
      return changed(entryId, entry, { reason: blank(reason), ...also });
    }),
    credit_notes: notes.flatMap((note) => {
      const blank = pick(owned.has(note.id));
      const noteToCustomer = blank(note.noteToCustomer) === note.noteToCustomer;
      return changed(note.id, note, {
        reason: blank(note.reason),
        ...(noteToCustomer ? {} : { noteToCustomer: '' }),
      });
    }),
    payments: payments.flatMap((payment) => {
      const { reference } = payment;
      return reference === undefined
        ? []
        : changed(payment.id, payment, { reference: pick(isAll)(reference) });
    }),
    refunds: refunds.flatMap((refund) => {
      const blank = pick(owned.has(refund.id));
      const { reason, reference, problem } = refund;
      const after = { reason: blank(reason), reference: blank(reference), problem: blank(problem) };
      return changed(refund.id, refund, after);
    }),
  };
}

function idOf({ id }: { id: string }): string {
  return id;
}

function blankLines(
  { id, lines }: Pick<Invoice, 'id' | 'lines'>,
  { isAll, ownLines }: { isAll: boolean; ownLines: ReadonlySet<number> },
  words: BlankedWords,
): Fields[] {
  const after = lines.map((line) => {
    const isOwn = isAll || ownLines.has(line.line);
    const description = isOwn ? forgottenWords : words.shared(line.description);
    return description === line.description ? line : { ...line, description };
  });
  return after.every((line, place) => line === lines[place]) ? [] : [{ id, set: { lines: after } }];
}
