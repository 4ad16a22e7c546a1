import { formatPlainAmount } from '../amounts/money.js';
import { csvRow, textCell } from '../csv-text.js';
import { ownId } from '../record-id.js';

/** One column of an exported file: its name there, what it says, and how it is written. */
export type Column<Row> = { name: string; says: string; cell: (row: Row) => string };

/** A file of the export. One stored document may be several rows. */
export type ExportedFile<Document> = {
  name: string;
  /** What one row is. */
  row: string;
  columns: readonly { name: string; says: string }[];
  /** The lines of a document, each ended. */
  lines: (document: Document) => readonly string[];
};

/** Names of people by the id of their contact; who is not in it is left blank. */
export type Names = ReadonlyMap<string, string>;

/** An amount (minor units) as a bare number with all decimals of its currency. */
export function amountCell(amount: bigint, currency: string): string {
  return formatPlainAmount(amount, currency);
}

/** The id of a record as the club wrote it; blank where there is none. */
export function idCell(id: string | null | undefined): string {
  if (id === null || id === undefined) return '';
  const clubId = id.slice(0, Math.max(0, id.indexOf(':')));
  return textCell(ownId(clubId, id));
}

export function headOf({ columns }: Pick<ExportedFile<never>, 'columns'>): string {
  return csvRow(columns.map(({ name }) => name));
}

export function exportedFile<Document, Row>(file: {
  name: string;
  row: string;
  columns: readonly Column<Row>[];
  rows: (document: Document) => readonly Row[];
}): ExportedFile<Document> {
  const { name, row, columns, rows } = file;
  return {
    ...{ name, row, columns: columns.map(({ name: title, says }) => ({ name: title, says })) },
    lines: (document) => rows(document).map((one) => csvRow(columns.map(({ cell }) => cell(one)))),
  };
}
