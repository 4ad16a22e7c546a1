import { countText } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { JobSums } from '../../src/domain/sessions/jobs/job-groups.js';
import { type PartState, partStates } from '../../src/domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../src/domain/sessions/jobs/session-job.js';
import { unsentIn } from './refund-words.js';
import { amountsText } from './totals.js';

/** What **Run again** does once it can be done. */
export const openStates: readonly PartState[] = ['pending', 'changed', 'failed'];

/** The states in which something is left to be done again. */
export function leftStates({ money }: Pick<SessionJob, 'money'>): readonly PartState[] {
  return money === 'refused' ? ['ready', ...openStates] : openStates;
}

export function countIn({ states }: JobSums, some: readonly PartState[]): number {
  return states
    .filter(({ state }) => some.includes(state))
    .reduce((sum, { parts }) => sum + parts, 0);
}

/** How many are done, also those for whom there was no money to give. */
export function doneCount(sums: JobSums): number {
  return sums.parts - countIn(sums, ['ready']);
}

type Of = { sums: JobSums; job: Pick<SessionJob, 'money'>; words: Pick<Words, 'money'> };

function bookedText({ sums, words }: Of): string {
  const all = amountsText(sums.booked, ({ amount }) => amount, words);
  return all === '' ? 'done' : `${all} in all`;
}

function readyText({ job: { money } }: Of): string {
  switch (money) {
    case 'waiting':
      return 'the money waits for a second person';
    case 'refused':
      return 'nothing is given, since no second person approved it';
    case 'free':
    case 'approved':
      return 'still to be done';
    default:
      return money satisfies never;
  }
}

/** How people are counted in a state, and what that means for them. */
const sayings: Record<PartState, { who: string; what: (of: Of) => string }> = {
  // Of refunds that nobody has sent yet it is said otherwise: see `whoOf`.
  booked: { who: 'given', what: bookedText },
  nothing: { who: 'without money', what: () => 'done; why stands beside each name' },
  ready: { who: 'not given yet', what: readyText },
  pending: {
    who: 'with a payment on its way',
    what: () => 'nothing was booked; run again when it has arrived or failed',
  },
  changed: {
    who: 'changed meanwhile',
    what: () => 'nothing was booked; run again shows what would happen now',
  },
  failed: { who: 'not done', what: () => 'what to do stands beside each name' },
};

function whoOf(state: PartState, sums: JobSums): string {
  return state === 'booked' && unsentIn(sums).length > 0 ? 'dealt with' : sayings[state].who;
}

export function stateName(state: PartState, sums: JobSums): string {
  const who = whoOf(state, sums);
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
}

/** One line for each state in which somebody is: `*19 given*: £190.00 in all`. */
export function stateLines(of: Of): string[] {
  const shown: readonly PartState[] = ['booked', 'nothing', 'ready', ...openStates];
  return shown.flatMap((state) => {
    const parts = countIn(of.sums, [state]);
    const { what } = sayings[state];
    return parts === 0 ? [] : [`*${countText(parts)} ${whoOf(state, of.sums)}*: ${what(of)}`];
  });
}

export function isPartState(text: string): text is PartState {
  return partStates.some((state) => state === text);
}
