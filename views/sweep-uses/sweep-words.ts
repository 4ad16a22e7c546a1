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
    usedOn === 0 ? 'used no credit' : `used credit on ${countText(usedOn)}: *${listed(sums)}*`,
    ...(waiting > 0 ? [`${countText(waiting)} waiting for a payment in flight`] : []),
    ...(failed > 0 ? [`${countText(failed)} to be tried again`] : []),
    ...(finishedAt === null ? ['not finished'] : []),
  ];
  return `*${time(startedAt)}*  ·  ${facts.join(', ')}`;
}
