import { z } from 'zod';
import type { StatementView } from '../../src/services/credit/statement.js';
import { chosenRecord, chosenValue, type FormValues } from '../forms/form-values.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { statementIds } from './ids.js';

/** Whose statement is shown, which of its views, in which currency, and which page from 0. */
export type StatementPlace = {
  contactId: string | null;
  view: StatementView;
  /** Null = the club's own. */
  currency: string | null;
  page: number;
  /** What was typed behind the command, while nobody is chosen. */
  search?: string | undefined;
};

const aCurrency = /^[A-Z]{3}$/;

const metadata = privateMetadata(2, {
  contactId: z.string().nullable(),
  search: z.string().optional(),
  view: z.enum(['credit', 'everything']),
  currency: z.string().regex(aCurrency).nullable(),
  page: z.int().min(0),
});

export function writeStatementPlace(place: StatementPlace): string {
  return metadata.write(place);
}

/** @throws StaleForm */
export function readStatementPlace(text: string): StatementPlace {
  return metadata.read(text);
}

/** What the search box offers before anything is typed into it. */
export function readStatementSearch(text: string): string {
  return metadata.readIfOwn(text)?.search ?? '';
}

/** The stored id of the chosen contact, or null. */
export function readContact(values: FormValues, clubId: string): string | null {
  return chosenRecord(values, clubId, statementIds.contact);
}

/** The chosen currency, or null. */
export function readCurrency(values: FormValues): string | null {
  const chosen = chosenValue(values, statementIds.currency);
  return chosen !== null && aCurrency.test(chosen) ? chosen : null;
}

/** The value of a button of the pager. */
export function readPage(value: string): number {
  return /^\d{1,6}$/.test(value) ? Number(value) : 0;
}
