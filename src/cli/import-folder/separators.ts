const separators = { ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

const asCommas =
  'save the file as comma-separated ("CSV UTF-8" in a spreadsheet set to English), with a point in amounts.';

/** The characters of the first line that stand outside quotes. */
function outsideQuotes(line: string): string {
  return line.replaceAll(/"[^"]*"?/g, '');
}

/** What separates the cells of this line, if not commas. */
function otherSeparator(line: string): string | null {
  if (line.includes(',')) return null;
  const found = Object.entries(separators).find(([character]) => line.includes(character));
  return found?.[1] ?? null;
}

/** What is wrong with how a file parts its cells, seen by its first line; null when nothing is. */
export function separatorFault(firstLine: string): string | null {
  const line = firstLine.trim();
  if (/^"?sep=.?"?$/i.test(line)) {
    return `The first line, ${line}, is meant for a spreadsheet only; remove it, so that the file begins with its header${line.includes('=,') ? '.' : `, and ${asCommas}`}`;
  }
  const outside = otherSeparator(outsideQuotes(line));
  if (outside !== null) return `The cells are separated by ${outside}, not by commas; ${asCommas}`;
  const inside = /^"([^"]*)"$/.exec(line)?.[1] ?? '';
  const named = otherSeparator(inside);
  if (named !== null) {
    return `The whole row stands in quotes, with ${named} between its cells; ${asCommas}`;
  }
  return inside.includes(',')
    ? 'The whole row stands in quotes, so it is one cell; save the file again without them.'
    : null;
}
