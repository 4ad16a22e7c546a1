import { formatAmount } from '../../domain/amounts/money.js';
import type { SweepRun } from '../../store/sweep/sweep-run.js';

/** What a run did, in a sentence for a terminal; null = another process was at it. */
export function sweepInWords(run: SweepRun | null, locale: string): string {
  if (run === null) return 'Another process is sweeping now, and does the work.';
  const amounts = run.amounts.map(({ amount, currency }) => formatAmount(amount, currency, locale));
  const used = run.usedOn === 0 ? '' : `: ${amounts.join(', ')}`;
  return `Looked at ${run.looked} new auto-collect invoices; account credit was used on ${run.usedOn}${used}. ${run.waiting} wait for a payment in flight, ${run.failed} failed.`;
}
