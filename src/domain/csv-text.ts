/** A cell that a spreadsheet takes for text: what would begin a formula gets an apostrophe. */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Tells spreadsheets that a file is UTF-8; it stands at its beginning. */
export const csvMark = '\ufeff';

/** One line of cells that are ready to stand there. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

/** Lines of cells as a file. */
export function csvFile(lines: readonly (readonly string[])[]): string {
  return csvMark + lines.map(csvRow).join('');
}
