import { counted, countText } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { JobSums, JobTotals } from '../../src/domain/sessions/jobs/job-groups.js';
import type { PartGroup } from '../../src/domain/sessions/jobs/part-group.js';
import type { SessionAct } from '../../src/domain/sessions/jobs/session-job.js';
import { amountsText } from './totals.js';

type Group = JobSums['groups'][number];

/** Which group it is, as the end of `19 …`, and what happens to those in it. */
type GroupWords = { who: (one: boolean) => string; what: (group: Group) => string };

const verb = (one: boolean, single: string, many: string) => (one ? single : many);

/** What stands behind a group whose people get no money. */
const quiet: Record<Exclude<PartGroup, 'given'>, GroupWords> = {
  'paid-by-pass': {
    who: () => 'used a pass',
    what: ({ people, passUses }) => {
      if (passUses === 0) return 'no use goes back';
      if (passUses !== people) return `${counted(passUses, 'use')} go back`;
      return people === 1 ? 'one use goes back to it' : 'one use goes back to each';
    },
  },
  trial: { who: () => 'on a trial', what: () => 'nothing to give back' },
  free: { who: () => 'free of charge', what: () => 'nothing to give back' },
  'not-invoiced': {
    who: () => 'not invoiced yet',
    what: () => 'nothing was paid; what happens to the order stands beside the name',
  },
  'invoice-void': { who: () => 'on a void invoice', what: () => 'nothing is owed or paid on it' },
  'payment-pending': {
    who: () => 'with a payment on its way',
    what: () => 'cannot be given now; press Run again when it has arrived or failed',
  },
  'nothing-paid-for': { who: () => 'with a price of zero', what: () => 'nothing to give back' },
  'written-off': {
    who: () => 'with a debt that was written off',
    what: () => 'nothing is given for what nobody paid',
  },
  'given-before': {
    who: () => 'given for it before',
    what: () => 'nothing is given twice',
  },
  'kept-back': { who: () => 'with all of it kept back', what: () => 'nothing is given or owed' },
  'not-given': {
    who: (one) => verb(one, 'gets nothing', 'get nothing'),
    what: () => 'nothing is to be given, so no pass use and no order changes either',
  },
  'beyond-those-billed': {
    who: (one) => verb(one, 'was not billed for it', 'were not billed for it'),
    what: () => 'it is worth nothing on the invoice',
  },
  'no-price-a-session': {
    who: (one) => verb(one, 'has no price a session', 'have no price a session'),
    what: () => 'nothing is proposed; type an amount with Change',
  },
  'nothing-left-to-credit': {
    who: () => 'with nothing left to credit',
    what: () => 'the invoice is credited or refunded in full',
  },
};

/** Every group whose people get no money. */
export const nothingPartGroups = Object.keys(quiet).filter(isNothing);

function isNothing(text: string): text is Exclude<PartGroup, 'given'> {
  return Object.hasOwn(quiet, text);
}

/** Whether a text from a form names a group. */
export function isPartGroup(text: string): text is PartGroup {
  return text === 'given' || isNothing(text);
}

/** What those who get something get, and what it is called. */
export function givenNoun(act: SessionAct): string {
  return act.kind === 'cancel-session' && act.give === 'refund' ? 'a refund' : 'credit';
}

function givenWords(act: SessionAct): GroupWords['who'] {
  return (one) => `${verb(one, 'gets', 'get')} ${givenNoun(act)}`;
}

/** The name of a group, as it stands in the filter: `Used a pass`. */
export function groupName(group: PartGroup, act: SessionAct): string {
  const who = group === 'given' ? givenWords(act) : quiet[group].who;
  const text = who(false);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Why one person gets nothing, as the end of a line: `nothing: it was given before`. */
const reasons: Record<Exclude<PartGroup, 'given'>, string> = {
  'paid-by-pass': 'paid by pass',
  trial: 'on a trial',
  free: 'free of charge',
  'not-invoiced': 'not invoiced yet',
  'invoice-void': 'the invoice is void',
  'payment-pending': 'a payment is on its way',
  'nothing-paid-for': 'the price was zero',
  'written-off': 'the debt was written off',
  'given-before': 'it was given before',
  'kept-back': 'all of it is kept back',
  'not-given': 'nothing is to be given',
  'beyond-those-billed': 'it was not billed',
  'no-price-a-session': 'the invoice has no price a session',
  'nothing-left-to-credit': 'the invoice is credited or refunded in full',
};

export function reasonText(group: Exclude<PartGroup, 'given'>): string {
  return reasons[group];
}

/** `£10.00 each, `, where all get the same. */
function eachText(totals: readonly JobTotals[], { money }: Words): string {
  const [only, second] = totals;
  if (only === undefined || only.each === null || second !== undefined) return '';
  return `${money(only.each, only.currency)} each, `;
}

/** `*19 get credit*: £10.00 each, £190.00 in all`. */
export function groupLine(
  group: Group,
  { act, totals }: { act: SessionAct; totals: readonly JobTotals[] },
  words: Words,
): string {
  const one = group.people === 1;
  const count = countText(group.people);
  if (group.group !== 'given') {
    const { who, what } = quiet[group.group];
    return `*${count} ${who(one)}*: ${what(group)}`;
  }
  const all = amountsText(totals, ({ amount }) => amount, words);
  if (one) return `*${count} ${givenWords(act)(one)}*: ${all}`;
  return `*${count} ${givenWords(act)(one)}*: ${eachText(totals, words)}${all} in all`;
}

/** Those who get money first, then by how many there are, so that numbers come down. */
export function inShownOrder(groups: readonly Group[]): Group[] {
  const isGiven = ({ group }: Group) => (group === 'given' ? 0 : 1);
  return [...groups].sort(
    (one, other) => isGiven(one) - isGiven(other) || other.people - one.people,
  );
}
