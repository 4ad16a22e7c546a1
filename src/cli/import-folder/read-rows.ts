import type { z } from 'zod';
import { fileLayouts, type ImportFileName } from '../../domain/import/file-layout.js';
import type { Place } from '../../domain/import/import-data.js';
import { type ImportFault, showValue } from '../../domain/import/import-fault.js';
import { loadTable, type Table } from './load-table.js';
import type { CsvRecord } from './parse-records.js';

/** The good rows of one file, and what is known of the others. */
export type RowsRead<Row> = {
  rows: Row[];
  /** Whether the whole file could be looked at; a file that is not there could. */
  complete: boolean;
  /** The ids of rows that have a fault, so that rows pointing to them get none of their own. */
  faulty: Set<string>;
};

type Cells = Record<string, string>;

function cellsByColumn(table: Table, layout: readonly string[], record: CsvRecord): Cells {
  const cells: Cells = {};
  for (const column of layout) cells[column] = '';
  for (const [index, column] of table.columns.entries()) cells[column] = record.cells[index] ?? '';
  return cells;
}

/** Cells past the last column are let pass when they are blank, as spreadsheets write them. */
function raggedReason(table: Table, record: CsvRecord): string | null {
  const wanted = table.columns.length;
  const found = Math.max(record.cells.findLastIndex((cell) => cell !== '') + 1, wanted);
  const short = record.cells.length < wanted;
  if (!short && found === wanted) return null;
  const count = short ? record.cells.length : found;
  const hint = short
    ? 'add the missing commas'
    : 'a cell with a comma in it needs quotes around it';
  return `The row has ${count} cells where the header has ${wanted}; ${hint}.`;
}

function faultsOf(place: Place, cells: Cells, error: z.core.$ZodError): ImportFault[] {
  return error.issues.map((issue) => {
    const column = String(issue.path[0] ?? '');
    const text = cells[column] ?? '';
    return {
      ...place,
      ...(column === '' ? {} : { column }),
      ...(text === '' ? {} : { value: showValue(text) }),
      reason: issue.message,
    };
  });
}

/**
 * Reads one file of the folder by its row schema, which gets an object of cell texts by column.
 * @param idColumn the column that names the row, or the invoice to which it belongs.
 */
export async function readRows<Row extends object>(
  source: { folder: string; present: ReadonlySet<string>; faults: ImportFault[] },
  kind: { file: ImportFileName; idColumn: string; schema: z.ZodType<Row, unknown> },
): Promise<RowsRead<Row & { place: Place }>> {
  const result: RowsRead<Row & { place: Place }> = { rows: [], complete: true, faulty: new Set() };
  const { file, idColumn, schema } = kind;
  if (!source.present.has(file)) return result;
  const table = await loadTable(source.folder, file, source.faults);
  if (table === null) return { ...result, complete: false };
  const layout = [...fileLayouts[file].required, ...fileLayouts[file].optional];
  for (const record of table.records) {
    const place: Place = { file, line: record.line };
    const cells = cellsByColumn(table, layout, record);
    const ragged = raggedReason(table, record);
    const parsed = ragged === null ? schema.safeParse(cells) : null;
    if (parsed?.success) {
      result.rows.push({ ...parsed.data, place });
      continue;
    }
    result.faulty.add(cells[idColumn] ?? '');
    if (ragged !== null) source.faults.push({ ...place, reason: ragged });
    if (parsed !== null) source.faults.push(...faultsOf(place, cells, parsed.error));
  }
  return result;
}
