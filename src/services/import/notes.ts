import type { Club } from '../../domain/people/club-records.js';
import type { ImportCounts } from './checks/check-context.js';

function countOf(count: number, one: string, many: string): string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${one}` : `${count} ${many}`];
}

/** What somebody should know of an import that went well, each as one sentence. */
export function notesOf(counts: ImportCounts, { sweepFrom }: Club): string[] {
  const { notes, dueBeforeIssued, voidedInPart, leftToSweep, notSwept } = counts;
  return [
    ...countOf(
      dueBeforeIssued,
      'invoice is due before the day on which it was issued; it was taken as it is.',
      'invoices are due before the day on which they were issued; they were taken as they are.',
    ),
    ...countOf(
      voidedInPart,
      'credit note was voided only in part: the rest of its credit was spent, and stays.',
      'credit notes were voided only in part: the rest of their credit was spent, and stays.',
    ),
    ...countOf(
      leftToSweep,
      'auto-collect invoice is new to the desk: account credit is used on it automatically.',
      'auto-collect invoices are new to the desk: account credit is used on them automatically.',
    ),
    ...countOf(
      notSwept,
      `auto-collect invoice was issued before ${sweepFrom}, the first day on which account credit is used automatically (SWEEP_FROM), and stays as it is.`,
      `auto-collect invoices were issued before ${sweepFrom}, the first day on which account credit is used automatically (SWEEP_FROM), and stay as they are.`,
    ),
    ...notes,
  ];
}
