import { z } from 'zod';
import { chosenRecord, type FormValues } from '../forms/form-values.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { statementIds } from './ids.js';

/** Whose statement is shown, and from where in one currency when older movements are read. */
export type StatementPlace = {
  contactId: string | null;
  older: { currency: string; belowSeq: bigint } | null;
  /** What was typed behind the command, while nobody is chosen. */
  search?: string;
};

const digits = /^\d{1,18}$/;
const metadata = privateMetadata(1, {
  contactId: z.string().nullable(),
  search: z.string().optional(),
  older: z.object({ currency: z.string(), belowSeq: z.string().regex(digits) }).nullable(),
});

export function writeStatementPlace({ contactId, older, search }: StatementPlace): string {
  const from = older === null ? null : { ...older, belowSeq: older.belowSeq.toString() };
  return metadata.write({ contactId, older: from, ...(search === undefined ? {} : { search }) });
}

/** @throws StaleForm */
export function readStatementPlace(text: string): StatementPlace {
  const { contactId, older } = metadata.read(text);
  return {
    contactId,
    older: older === null ? null : { ...older, belowSeq: BigInt(older.belowSeq) },
  };
}

/** What the search box offers before anything is typed into it. */
export function readStatementSearch(text: string): string {
  return metadata.readIfOwn(text)?.search ?? '';
}

/** The stored id of the chosen contact, or null. */
export function readContact(values: FormValues, clubId: string): string | null {
  return chosenRecord(values, clubId, statementIds.contact);
}

/** The value of **Older**: which currency, and below which movement. */
export function readOlder(value: string): StatementPlace['older'] {
  const [currency = '', belowSeq = ''] = value.split(':');
  if (!/^[A-Z]{3}$/.test(currency) || !digits.test(belowSeq)) return null;
  return { currency, belowSeq: BigInt(belowSeq) };
}
