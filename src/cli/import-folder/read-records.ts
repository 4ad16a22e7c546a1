import { CsvError, type Parser, parse } from 'csv-parse';
import { type RowPlace, rowPlace, TextFault } from './text-fault.js';

/** One record of a file: its cells without outer blanks, and where it begins. */
export type CsvRecord = { place: RowPlace; cells: string[] };

/** The most characters one record may have. */
const longestRecord = 128_000;

const sentences: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED:
    'A quoted cell of this row is never closed; add the missing " (a quote inside quotes is typed "").',
  CSV_MAX_RECORD_SIZE: `This row is longer than ${longestRecord} characters; a quote may not be closed.`,
};
const wrongQuote =
  'A quote stands inside a cell of this row; put the whole cell in quotes and double each quote inside, like "Class ""A""".';

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '');
}

/** The parser with what it has read so far. Its own stream of rows would cost as much again. */
function createParser() {
  const ready: CsvRecord[] = [];
  const last = { line: 0, row: 0 };
  const parser = parse({
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: longestRecord,
    on_record: (cells: string[], context) => {
      const place = rowPlace(last.line + 1, last.row + 1);
      last.line = context.lines;
      last.row += 1;
      const trimmed = cells.map((cell) => cell.trim());
      if (!isBlank(trimmed)) ready.push({ place, cells: trimmed });
      return null;
    },
  });
  // Every fault comes back from `write` and `end`; without a listener it would end the process.
  parser.on('error', () => undefined);
  parser.resume();
  return { parser, ready, last };
}

function write(parser: Parser, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function end(parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('error', reject);
    parser.once('end', resolve);
    parser.end();
  });
}

/**
 * Reads comma-separated text as RFC 4180 has it, in pieces of some records. Rows without any
 * text are left out, and counted. @throws TextFault after the records that stand before it
 */
export async function* readRecords(pieces: AsyncIterable<string>): AsyncGenerator<CsvRecord[]> {
  const { parser, ready, last } = createParser();
  try {
    for await (const piece of pieces) {
      await write(parser, piece);
      if (ready.length > 0) yield ready.splice(0);
    }
    await end(parser);
    if (ready.length > 0) yield ready.splice(0);
  } catch (error) {
    if (ready.length > 0) yield ready.splice(0);
    if (!(error instanceof CsvError)) throw error;
    const place = rowPlace(last.line + 1, last.row + 1);
    throw new TextFault(place, sentences[error.code] ?? wrongQuote);
  } finally {
    parser.destroy();
  }
}
