import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileLayouts, type ImportFileName } from '../../domain/import/file-layout.js';
import { type ImportFault, showValue } from '../../domain/import/import-fault.js';
import { decodeFile, largestFileBytes } from './decode-file.js';
import { nearestName } from './nearest-name.js';
import { type CsvRecord, parseRecords } from './parse-records.js';

/** A file's rows below its header, and the name of each column of the header. */
export type Table = { columns: readonly string[]; records: readonly CsvRecord[] };

type HeaderFault = Pick<ImportFault, 'column' | 'reason'>;

function unknownColumn(column: string, known: readonly string[]): HeaderFault {
  const nearest = nearestName(column, known);
  const advice =
    nearest === null ? `the columns are ${known.join(', ')}` : `did you mean "${nearest}"?`;
  return { column: showValue(column), reason: `There is no column of this name; ${advice}` };
}

/** What is wrong with a header row: unknown, doubled and missing columns. */
function headerFaults(name: ImportFileName, header: readonly string[]): HeaderFault[] {
  const layout = fileLayouts[name];
  const requiredColumns: readonly string[] = layout.required;
  const known = [...layout.required, ...layout.optional];
  if (header.length === 1 && /[;\t|]/.test(header[0] ?? '')) {
    return [
      { reason: 'The columns are not separated by commas; save the file as comma-separated.' },
    ];
  }
  const doubled = header.filter((column, index) => header.indexOf(column) !== index);
  const missing = requiredColumns.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !known.some((name) => name === column));
  const isHeader = unknown.length < header.length;
  if (!isHeader) {
    return [{ reason: `The first row must be the header: ${known.join(',')}` }];
  }
  return [
    ...unknown.map((column) =>
      column === ''
        ? { reason: 'A column has no name; name or remove it.' }
        : unknownColumn(column, known),
    ),
    ...[...new Set(doubled)]
      .filter((column) => column !== '')
      .map((column) => ({
        column: showValue(column),
        reason: 'This column is there twice; keep one.',
      })),
    ...missing.map((column) => ({ column, reason: 'This column is missing; add it.' })),
  ];
}

/** Spreadsheets write empty columns at the right edge; those without any text are dropped. */
function withoutEmptyEdge(header: readonly string[]): string[] {
  const end = header.findLastIndex((column) => column !== '');
  return header.slice(0, end + 1);
}

type Loaded = { ok: true; text: string } | { ok: false; line: number; reason: string };

async function loadText(path: string): Promise<Loaded> {
  try {
    const { size } = await stat(path);
    if (size <= largestFileBytes) return decodeFile(await readFile(path));
    const [found, most] = [Math.ceil(size / 1_000_000), largestFileBytes / 1_000_000];
    const reason = `The file has ${found} MB and at most ${most} MB are read; split the folder by payers and import the parts one after the other.`;
    return { ok: false, line: 0, reason };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = `The file cannot be read (${error.code}); check what it is and its permissions.`;
    return { ok: false, line: 0, reason };
  }
}

/**
 * Loads a file as a table. Returns null when it cannot be read as one; what is wrong, and what
 * stopped reading midway, is added to `faults`.
 */
export async function loadTable(
  folder: string,
  name: ImportFileName,
  faults: ImportFault[],
): Promise<Table | null> {
  const loaded = await loadText(join(folder, name));
  if (!loaded.ok) {
    faults.push({ file: name, line: loaded.line, reason: loaded.reason });
    return null;
  }
  const { records, stopped } = parseRecords(loaded.text);
  if (stopped !== null) faults.push({ file: name, ...stopped });
  const header = records[0];
  if (header === undefined) {
    if (stopped === null)
      faults.push({ file: name, line: 0, reason: 'The file has no header row.' });
    return null;
  }
  const columns = withoutEmptyEdge(header.cells);
  const wrong = headerFaults(name, columns);
  faults.push(...wrong.map((fault) => ({ file: name, line: header.line, ...fault })));
  return wrong.length > 0 || stopped !== null ? null : { columns, records: records.slice(1) };
}
