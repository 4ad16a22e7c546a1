import type { LineRow, Priced } from '../../../domain/import/import-data.js';
import type { ImportFault } from '../../../domain/import/import-fault.js';
import type { InvoiceGroup } from './invoice-groups.js';
import type { PriceRow } from './price-row.js';

type Problem = (fault: ImportFault) => void;

function gapFault(number: string, lines: readonly LineRow[]): ImportFault | null {
  const wrong = lines.find((line, index) => line.line !== index + 1);
  if (wrong === undefined) return null;
  const expected = lines.indexOf(wrong) + 1;
  const reason = `The lines of ${number} are numbered 1, 2, 3 …; line ${expected} is missing before this one.`;
  return { ...wrong.place, column: 'line', value: String(wrong.line), reason };
}

/** The lines in the order of their numbers, each number once. */
function inOrder({ number, lines }: InvoiceGroup, problem: Problem): LineRow[] {
  const byNumber = new Map<number, LineRow>();
  for (const row of lines) {
    const first = byNumber.get(row.line);
    if (first === undefined) byNumber.set(row.line, row);
    else {
      const reason = `Line ${row.line} of ${number} is already on line ${first.place.line}; keep one of the two rows.`;
      problem({ ...row.place, column: 'line', reason });
    }
  }
  return [...byNumber.values()].sort((one, other) => one.line - other.line);
}

/** The lines of an invoice that is in the folder: priced, numbered 1 to n, at least one. */
export function linesOf(
  group: InvoiceGroup,
  price: PriceRow,
  { known, problem }: { known: boolean; problem: Problem },
): Priced<LineRow>[] {
  const { number } = group;
  const ordered = inOrder(group, problem);
  const priced = ordered.flatMap((row) => price(row) ?? []);
  if (!known) return priced;
  const [head] = group.heads;
  if (ordered.length === 0 && head !== undefined) {
    const reason = `Invoice ${number} has no row in invoice_lines.csv; add one.`;
    problem({ ...head.place, reason });
  }
  const gap = gapFault(number, ordered);
  if (gap !== null) problem(gap);
  return priced;
}
