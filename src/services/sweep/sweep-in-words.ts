import { formatAmount } from '../../domain/amounts/money.js';
import type { SweepRun } from '../../store/sweep/sweep-run.js';

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What a run did, in a sentence for a terminal; null = another process was at it. */
export function sweepInWords(run: SweepRun | null, locale: string): string {
  if (run === null) return 'Another process is at it now, and does the work.';
  const { looked, usedOn, waiting, failed } = run;
  const amounts = run.amounts.map(({ amount, currency }) => formatAmount(amount, currency, locale));
  const used = usedOn === 0 ? '' : `: ${amounts.join(', ')}`;
  const invoices = counted(looked, 'new auto-collect invoice', 'new auto-collect invoices');
  const waits = counted(waiting, 'waits', 'wait');
  return `Looked at ${invoices}; account credit was used automatically on ${usedOn}${used}. ${waits} for a payment in flight, ${failed} failed.`;
}
