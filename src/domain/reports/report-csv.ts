import { formatPlainAmount } from '../amounts/money.js';
import { csvFile, textCell } from '../csv-text.js';
import type { Cell, ReportTable } from './report.js';

function csvCell(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return textCell(cell.text);
    case 'amount':
      return formatPlainAmount(cell.amount, cell.currency);
    case 'day':
      return cell.day ?? '';
    case 'month':
      return cell.month;
    case 'time':
      return cell.at.toISOString();
    case 'actor':
      return textCell(cell.actor.id);
    default:
      return cell satisfies never;
  }
}

function currencyOf(cells: readonly Cell[]): string {
  const amount = cells.find((cell) => cell.kind === 'amount');
  return amount?.kind === 'amount' ? amount.currency : '';
}

/**
 * A report for a spreadsheet: its rows without the sums, amounts as bare numbers, days and months
 * as ISO 8601 writes them, the currency in a last column.
 */
export function reportCsv({ titles, rows }: ReportTable): string {
  const lines = rows.map((cells) => [...cells.map(csvCell), currencyOf(cells)]);
  return csvFile([[...titles.map(textCell), 'Currency'], ...lines]);
}
