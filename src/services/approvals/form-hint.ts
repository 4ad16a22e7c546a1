import { givenByAll } from '../../domain/approvals/given.js';
import type { Need } from '../../domain/approvals/needs-second-person.js';
import { entriesOf, type Plan } from '../../domain/books/plan.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Desk } from '../desk.js';
import { type Giving, readNeed } from './read-need.js';

/** What a form is about to give; without `always`, nothing of it needs a second person as such. */
export type FormGiving = Omit<Giving, 'always'> & { always?: boolean };

/** What a form says beforehand; the gate decides again. */
export type SecondPersonHint = Need & { thresholdMinor: bigint | null };

/** Why a second person would have to approve this, or null: one person may do it. */
export async function secondPersonFor(
  desk: Desk,
  actor: Actor,
  { always = false, ...giving }: FormGiving,
): Promise<SecondPersonHint | null> {
  const { singleHanded, thresholdMinor } = desk.approvals;
  if (singleHanded || (giving.amount === 0n && !always)) return null;
  const { need } = await readNeed(desk, actor, { ...giving, always });
  return need === null ? null : { ...need, thresholdMinor };
}

/** The same for a plan that was made to be looked at; null where there is none. */
export async function secondPersonForPlan(
  desk: Desk,
  actor: Actor,
  plan: Plan | null,
): Promise<SecondPersonHint | null> {
  const entries = plan === null ? [] : entriesOf(plan);
  const [first] = entries;
  if (first === undefined) return null;
  const { payerId, currency } = first;
  return secondPersonFor(desk, actor, { payerId, currency, ...givenByAll(entries) });
}
