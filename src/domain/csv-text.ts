/** A cell that a spreadsheet takes for text: what would begin a formula gets an apostrophe. */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Lines of cells as a file. The mark at the beginning tells spreadsheets that it is UTF-8. */
export function csvFile(lines: readonly (readonly string[])[]): string {
  return `\ufeff${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}
