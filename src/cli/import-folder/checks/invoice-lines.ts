import type { InvoiceLineRow, InvoiceRow } from '../../../domain/import/import-data.js';
import type { ImportFault } from '../../../domain/import/import-fault.js';
import type { FilesRead } from '../read-files.js';

function byInvoice(lines: readonly InvoiceLineRow[]): Map<string, InvoiceLineRow[]> {
  const groups = new Map<string, InvoiceLineRow[]>();
  for (const line of lines) {
    const group = groups.get(line.invoiceNumber);
    if (group === undefined) groups.set(line.invoiceNumber, [line]);
    else group.push(line);
  }
  for (const group of groups.values()) group.sort((one, other) => one.line - other.line);
  return groups;
}

function gapFault(number: string, lines: readonly InvoiceLineRow[]): ImportFault | null {
  const wrong = lines.find((line, index) => line.line !== index + 1);
  if (wrong === undefined) return null;
  const expected = lines.indexOf(wrong) + 1;
  const reason = `The lines of ${number} are numbered 1, 2, 3 …; line ${expected} is missing before this one.`;
  return { ...wrong.place, column: 'line', value: String(wrong.line), reason };
}

/** Puts the lines into their invoices. An invoice needs one line at least, numbered from 1. */
export function joinInvoiceLines(
  files: Pick<FilesRead, 'invoices' | 'lines'>,
  lines: readonly InvoiceLineRow[],
  faults: ImportFault[],
): InvoiceRow[] {
  const groups = byInvoice(lines);
  const whole = (number: string) => files.lines.complete && !files.lines.faulty.has(number);
  return files.invoices.rows.map((row) => {
    const own = groups.get(row.number) ?? [];
    if (whole(row.number)) {
      const fault =
        own.length === 0
          ? {
              ...row.place,
              reason: `Invoice ${row.number} has no row in invoice_lines.csv; add one.`,
            }
          : gapFault(row.number, own);
      if (fault !== null) {
        faults.push(fault);
        files.lines.faulty.add(row.number);
      }
    }
    return { ...row, lines: own };
  });
}
