import { CsvError, parse } from 'csv-parse/sync';

/** One record of a file: its cells without outer blanks, and the line on which it begins. */
export type CsvRecord = { line: number; cells: string[] };

export type ParsedRecords = {
  records: CsvRecord[];
  /** Where reading had to stop, if it did. The records before that line are complete. */
  stopped: { line: number; reason: string } | null;
};

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

/**
 * Reads comma-separated text as RFC 4180 has it; its lines must end in a line feed. Rows without
 * any text are left out, and counted as lines.
 */
export function parseRecords(text: string): ParsedRecords {
  const records: CsvRecord[] = [];
  let lastLine = 0;
  try {
    parse(text, {
      record_delimiter: '\n',
      relax_column_count: true,
      max_record_size: longestRecord,
      on_record: (cells: string[], context) => {
        const line = lastLine + 1;
        lastLine = context.lines;
        const trimmed = cells.map((cell) => cell.trim());
        if (!isBlank(trimmed)) records.push({ line, cells: trimmed });
        return null;
      },
    });
    return { records, stopped: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      records,
      stopped: { line: lastLine + 1, reason: sentences[error.code] ?? wrongQuote },
    };
  }
}
