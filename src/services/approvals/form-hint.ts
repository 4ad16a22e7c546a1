import type { Subject } from '../../domain/approvals/asked-twice.js';
import { givenByAll } from '../../domain/approvals/given.js';
import type { Need } from '../../domain/approvals/needs-second-person.js';
import { invoiceIdOf } from '../../domain/books/journal-entry.js';
import { entriesOf, type Plan } from '../../domain/books/plan.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Action } from '../../domain/people/rights.js';
import type { Desk } from '../desk.js';
import { openRequestRefusal } from './open-requests.js';
import { type Giving, readNeed } from './read-need.js';

/** On what it is done; left out where that may well be meant twice. */
type DoneOn = Pick<Subject, 'act'> & Partial<Pick<Subject, 'invoiceId' | 'lotId'>>;

/** What a form is about to give; without `always`, nothing of it needs a second person as such. */
export type FormGiving = Omit<Giving, 'always'> & { always?: boolean; on?: DoneOn };

/** The open request because of which the same is not asked for once more, and the words of it. */
export type OpenInTheWay = { requestId: string; sentence: string };

/** What a form says beforehand; the gate decides again. */
export type SecondPersonHint = Need & {
  thresholdMinor: bigint | null;
  /** The payer's address, which nobody who approves may have; null = they have none. */
  payerEmail: string | null;
  open: OpenInTheWay | null;
};

async function inTheWay(
  desk: Desk,
  actor: Actor,
  { payerId, currency, on }: FormGiving,
): Promise<OpenInTheWay | null> {
  if (on === undefined) return null;
  const subject = { payerId, currency, invoiceId: null, lotId: null, ...on };
  const found = await openRequestRefusal(desk, actor, subject);
  if (found === null) return null;
  return { requestId: found.request.id, sentence: found.refusal.sentence(desk.club.locale) };
}

/** Why a second person would have to approve this, or null: one person may do it. */
export async function secondPersonFor(
  desk: Desk,
  actor: Actor,
  giving: FormGiving,
): Promise<SecondPersonHint | null> {
  const { payerId, currency, amount, always = false } = giving;
  const { singleHanded, thresholdMinor } = desk.approvals;
  if (singleHanded || (amount === 0n && !always)) return null;
  const [{ need, payerEmail }, open] = await Promise.all([
    readNeed(desk, actor, { payerId, currency, amount, always }),
    inTheWay(desk, actor, giving),
  ]);
  return need === null ? null : { ...need, thresholdMinor, payerEmail, open };
}

/** The same for a plan that was made to be looked at; null where there is none. */
export async function secondPersonForPlan(
  desk: Desk,
  actor: Actor,
  { plan, act, lotId = null }: { plan: Plan | null; act: Action; lotId?: string | null },
): Promise<SecondPersonHint | null> {
  const entries = plan === null ? [] : entriesOf(plan);
  const [first] = entries;
  if (first === undefined) return null;
  const { payerId, currency } = first;
  const on = { act, invoiceId: invoiceIdOf(entries), lotId };
  return secondPersonFor(desk, actor, { payerId, currency, on, ...givenByAll(entries) });
}
