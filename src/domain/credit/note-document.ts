import type { JournalEntry } from '../books/journal-entry.js';
import type { CalendarDate } from '../calendar-date.js';
import type { Invoice } from '../invoices/invoice.js';
import { isSameRate } from '../invoices/tax-included.js';
import type { Club } from '../people/club-records.js';
import type { CreditNote } from './credit-note.js';

/** An amount with the tax in it, minor units; `taxRate` in percent, null without tax. */
export type TaxedAmount = { taxRate: string | null; gross: bigint; tax: bigint };

/** What a credit note says to its payer. Names are those of the day on which it was made. */
export type NoteDocument = {
  club: Pick<Club, 'name' | 'locale'>;
  payer: { name: string; ownId: string };
  number: string;
  createdOn: CalendarDate;
  createdAt: Date;
  invoice: { number: string; issuedOn: CalendarDate };
  currency: string;
  lines: (TaxedAmount & { description: string; beneficiary: string | null })[];
  /** One for each rate, in the order of the lines. */
  rates: TaxedAmount[];
  gross: bigint;
  tax: bigint;
  toInvoice: bigint;
  toAccount: bigint;
  reason: string;
  noteToCustomer: string;
  /** What of it was voided since, and on which days; null where nothing was. */
  voided: { gross: bigint; tax: bigint; days: CalendarDate[] } | null;
};

export type NoteFacts = {
  club: Club;
  note: CreditNote;
  invoice: Invoice;
  /** The entries of the invoice. */
  history: readonly JournalEntry[];
  payer: { name: string; ownId: string };
  /** By id, of the day of the note. */
  names: ReadonlyMap<string, string>;
};

/** The document of a credit note, from what is stored of it. */
export function noteDocument(facts: NoteFacts): NoteDocument {
  const { club, note, invoice, payer } = facts;
  const { number, createdOn, createdAt, currency, toInvoice, toAccount } = note;
  const { reason, noteToCustomer } = note;
  const lines = linesOf(facts);
  return {
    club: { name: club.name, locale: club.locale },
    payer,
    ...{ number, createdOn, createdAt, currency },
    invoice: { number: invoice.number, issuedOn: invoice.issuedOn },
    lines,
    rates: perRate(lines),
    gross: note.amount,
    tax: sumOf(lines, ({ tax }) => tax),
    ...{ toInvoice, toAccount, reason, noteToCustomer },
    voided: voidedOf(facts),
  };
}

function sumOf<Each>(items: readonly Each[], amount: (item: Each) => bigint): bigint {
  return items.reduce((sum, item) => sum + amount(item), 0n);
}

function linesOf({ note, invoice, names }: NoteFacts): NoteDocument['lines'] {
  const billed = new Map(invoice.lines.map((line) => [line.line, line]));
  return note.lines.map((share) => {
    const line = billed.get(share.line);
    return {
      description: line?.description ?? `Line ${share.line}`,
      beneficiary: names.get(line?.beneficiaryId ?? '') ?? null,
      taxRate: line?.taxRate ?? null,
      gross: share.amount,
      tax: share.tax,
    };
  });
}

/** 20 and 20.0 are one rate. */
function perRate(lines: readonly TaxedAmount[]): TaxedAmount[] {
  const rates: TaxedAmount[] = [];
  for (const { taxRate, gross, tax } of lines) {
    const at = rates.findIndex((rate) => isSameRate(rate.taxRate, taxRate));
    const same = rates[at];
    if (same === undefined) rates.push({ taxRate, gross, tax });
    else rates[at] = { ...same, gross: same.gross + gross, tax: same.tax + tax };
  }
  return rates;
}

function voidedOf({ note, history }: NoteFacts): NoteDocument['voided'] {
  const gross = note.voidedToInvoice + note.voidedToAccount;
  if (gross === 0n) return null;
  const days = history
    .filter((entry) => voids(entry, note.id))
    .map(({ occurredOn }) => occurredOn)
    .sort();
  return { gross, tax: sumOf(note.lines, (line) => line.voidedTax), days: [...new Set(days)] };
}

function voids({ kind, refs, details }: JournalEntry, noteId: string): boolean {
  if (kind === 'credit.voided') return refs.creditNoteId === noteId;
  if (kind !== 'invoice.voided') return false;
  return details.notes?.some(({ creditNoteId }) => creditNoteId === noteId) ?? false;
}
