import { counted, countText, listed } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { SweepRun } from '../../src/services/sweep/sweep-history.js';

/** When a run was, what it looked at and what it used. */
export function sweepSentence(run: SweepRun, club: ShownClub): string {
  const { money, time } = wordsFor(club);
  const { startedAt, finishedAt, looked, usedOn, waiting, failed, amounts } = run;
  const sums = amounts.map(({ amount, currency }) => money(amount, currency));
  const facts = [
    `looked at ${counted(looked, 'invoice')}`,
    usedOn === 0
      ? 'used no account credit'
      : `used account credit on ${countText(usedOn)}: *${listed(sums)}*`,
    ...(waiting > 0
      ? [`${counted(waiting, 'invoice waits', 'invoices wait')} for a payment in flight`]
      : []),
    ...(failed > 0 ? [`${countText(failed)} to be tried again`] : []),
    ...(finishedAt === null ? ['not finished'] : []),
  ];
  return `*${time(startedAt)}*  ·  ${facts.join(', ')}`;
}

/** Whether there is anything to see: invoices on which credit was used, or that wait. */
export function hasUses({ usedOn, waiting }: Pick<SweepRun, 'usedOn' | 'waiting'>): boolean {
  return usedOn > 0 || waiting > 0;
}
