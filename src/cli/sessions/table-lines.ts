/** Rows under their headings, each column as wide as its widest cell; the last one as it is. */
export function tableLines(headings: readonly string[], rows: readonly string[][]): string[] {
  const widths = headings.map((heading, column) =>
    [heading, ...rows.map((row) => row[column] ?? '')].reduce(
      (most, cell) => Math.max(most, [...cell].length),
      0,
    ),
  );
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const isLast = column === cells.length - 1;
        return isLast ? cell : cell + ' '.repeat((widths[column] ?? 0) - [...cell].length);
      })
      .join('  ')
      .trimEnd();
  return [headings, ...rows].map(lineOf);
}
