import type { Unit } from './question.js';

/** Rows of text in columns as wide as their widest cell; the first column is flush left. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(1, ...all.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) => {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? '';
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${cells.join(' | ')} |`;
  };
  const rule = widths.map((width, column) => `${'-'.repeat(width - 1)}${column === 0 ? '-' : ':'}`);
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

const unitWords: Record<Unit, string> = {
  'per second': '/s',
  ms: ' ms',
  'ms an invoice': ' ms',
  MB: ' MB',
  commands: '',
  reads: '',
  conflicts: '',
  refusals: '',
};

/** `149/s`, `71.9 ms`; what is counted stands alone. */
export function withUnit(value: number, unit: Unit): string {
  return `${shortNumber(value)}${unitWords[unit]}`;
}

/** Three digits say all that a bench knows. */
export function shortNumber(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en-GB');
  return String(Number(value.toPrecision(3)));
}
