import { reasonWords } from '../../src/blocks/reason-words.js';
import { safe } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import type { JobNotice } from '../../src/domain/sessions/job-notice.js';
import { moneyIn, type NoticeContext } from './notice-parts.js';

function whatOf({ what }: JobNotice): string {
  if (what.kind === 'remove-contact') return safe(what.productName, 100);
  const [first] = what.sessions;
  const named = first === undefined ? 'sessions' : safe(first.title, 100);
  return what.count > 1 ? `${named} and ${what.count - 1} more` : named;
}

export function jobSubject(job: JobNotice): string {
  return job.what.kind === 'cancel-session' ? 'Sessions cancelled' : 'Removed from a product';
}

function act(job: JobNotice): string {
  const did = job.what.kind === 'cancel-session' ? 'cancelled' : 'removed people from';
  return `${userName(job.byUserId)} ${did} *${whatOf(job)}*: ${reasonWords(job.reason, 200)}.`;
}

function doneOf({ sums }: JobNotice): number {
  const ready = sums.states.find(({ state }) => state === 'ready')?.parts ?? 0;
  return sums.parts - ready;
}

/** How far it is. */
export function jobStanding(job: JobNotice, _shown: NoticeContext): string {
  const far = job.state === 'finished' ? 'All done' : `${doneOf(job)} of ${job.sums.parts} done…`;
  return `${act(job)}\n${far}`;
}

/** What it came to, and what needs a person. */
export function jobFinished(job: JobNotice, shown: NoticeContext): string {
  const { sums, money } = job;
  const booked = sums.booked.map(({ currency, amount, people }) => {
    return `${people} got ${moneyIn(currency, shown)(amount)} in all`;
  });
  const open = sums.states
    .filter(({ state }) => state === 'pending' || state === 'changed' || state === 'failed')
    .reduce((sum, { parts }) => sum + parts, 0);
  const waits = money === 'waiting' ? ['The money waits for a second person.'] : [];
  const left = open === 0 ? [] : [`${open} need a person.`];
  return [act(job), ...booked, ...waits, ...left].join('\n');
}
