export type CsvValue = string | number | null;

function cell(value: CsvValue): string {
  const text = value === null ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Comma-separated text with a header row; null is a blank cell. */
export function csvText(columns: readonly string[], rows: readonly CsvValue[][]): string {
  const lines = [columns, ...rows].map((row) => row.map(cell).join(','));
  return `${lines.join('\n')}\n`;
}

/** Pence as pounds: 1250 is `12.50`. */
export function pounds(pence: number): string {
  return `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
}
