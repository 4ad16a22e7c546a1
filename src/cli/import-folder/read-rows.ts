import type { z } from 'zod';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { FaultList } from '../../domain/import/fault-list.js';
import { fileLayouts, type ImportFileName, pastColumns } from '../../domain/import/file-layout.js';
import type { ImportRow, ImportSink, Place } from '../../domain/import/import-data.js';
import { type ImportFault, showValue } from '../../domain/import/import-fault.js';
import { headerFaults, withoutEmptyEdge } from './header.js';
import type { CsvRecord } from './read-records.js';

/** Texts of one row by column; a column that the file does not have is blank. */
export type Cells = Record<string, string>;

/** How the rows of one file are read. */
export type RowKind = {
  file: ImportFileName;
  /** The column that names the row, or the invoice to which it belongs. */
  idColumn: string;
  read: (cells: Cells, place: Place) => { ok: true; row: ImportRow } | Unread;
};
type Unread = { ok: false; issues: z.core.$ZodIssue[] };

export type RowTarget = {
  sink: ImportSink;
  faults: FaultList;
  /** The day after which nothing can have happened; null when that is not looked at. */
  today: CalendarDate | null;
};

function cellsOf(columns: readonly string[], record: CsvRecord, layout: readonly string[]): Cells {
  const cells: Cells = {};
  for (const column of layout) cells[column] = '';
  for (const [index, column] of columns.entries()) cells[column] = record.cells[index] ?? '';
  return cells;
}

/** Cells past the last column are let pass when they are blank, as spreadsheets write them. */
function raggedReason(wanted: number, { cells }: CsvRecord): string | null {
  const found = Math.max(cells.findLastIndex((cell) => cell !== '') + 1, wanted);
  const short = cells.length < wanted;
  if (!short && found === wanted) return null;
  const [only = ''] = cells;
  const separator = cells.length === 1 ? /[;\t|]/.exec(only)?.[0] : undefined;
  if (separator !== undefined) {
    return 'The cells of this row are not separated by commas, as those of the header are; use commas.';
  }
  const count = short ? cells.length : found;
  const hint = short
    ? 'add the missing commas'
    : 'a cell with a comma in it needs quotes around it';
  return `The row has ${count} ${count === 1 ? 'cell' : 'cells'} where the header has ${wanted}; ${hint}.`;
}

function faultsOf(place: Place, cells: Cells, { issues }: Unread): ImportFault[] {
  return issues.map((issue) => {
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

function futureFaults(place: Place, cells: Cells, today: CalendarDate | null): ImportFault[] {
  if (today === null) return [];
  const ahead = (pastColumns[place.file] ?? []).filter((column) => (cells[column] ?? '') > today);
  return ahead.map((column) => {
    const reason = `This lies after today, ${today}; only what has happened can be imported.`;
    return { ...place, column, value: cells[column] ?? '', reason };
  });
}

/** Reads records as rows of one file; the first record is the header. */
export function createRowReader(kind: RowKind, { sink, faults, today }: RowTarget) {
  const { file, idColumn } = kind;
  const layout = [...fileLayouts[file].required, ...fileLayouts[file].optional];
  let columns: string[] | null = null;

  const readRow = async (record: CsvRecord, header: readonly string[]) => {
    const place: Place = { file, ...record.place };
    const cells = cellsOf(header, record, layout);
    const ragged = raggedReason(header.length, record);
    const read = ragged === null ? kind.read(cells, place) : null;
    const found = [
      ...(ragged === null ? [] : [{ ...place, reason: ragged }]),
      ...(read === null
        ? []
        : read.ok
          ? futureFaults(place, cells, today)
          : faultsOf(place, cells, read)),
    ];
    if (read?.ok && found.length === 0) return sink.row(read.row);
    for (const fault of found) faults.add(fault);
    await sink.faulty(file, cells[idColumn] ?? '');
  };

  return {
    /** False when the header is wrong, so that no row can be read. */
    async take(record: CsvRecord): Promise<boolean> {
      if (columns !== null) {
        await readRow(record, columns);
        return true;
      }
      columns = withoutEmptyEdge(record.cells);
      const wrong = headerFaults(file, columns);
      for (const fault of wrong) faults.add({ file, ...record.place, ...fault });
      return wrong.length === 0;
    },
    hasHeader: () => columns !== null,
  };
}
