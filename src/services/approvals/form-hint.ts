import { givenByAll } from '../../domain/approvals/given.js';
import {
  type Need,
  needsSecondPerson,
  ownAccountOf,
} from '../../domain/approvals/needs-second-person.js';
import { entriesOf, type Plan } from '../../domain/books/plan.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import { findContact } from '../../store/club/contact-reads.js';
import type { Desk } from '../desk.js';
import { readGivenAlone } from './gate.js';

export type Giving = { payerId: string; currency: string; amount: bigint; always?: boolean };

/** What a form says beforehand; the gate decides again. */
export type SecondPersonHint = Need & { thresholdMinor: bigint | null };

/** Why a second person would have to approve this, or null: one person may do it. */
export async function secondPersonFor(
  desk: Desk,
  actor: Actor,
  { payerId, currency, amount, always = false }: Giving,
): Promise<SecondPersonHint | null> {
  const { approvals, club } = desk;
  if (approvals.singleHanded || (amount === 0n && !always)) return null;
  const owner = { clubId: club.id, payerId, requesterId: actorId(actor) };
  const [{ alone }, payer] = await Promise.all([
    readGivenAlone(desk, owner, currency),
    findContact(desk.store, payerId),
  ]);
  const email = actor.kind === 'staff' ? actor.email : undefined;
  const ownAccount = ownAccountOf(email, payer?.email ?? null);
  const act = { amount, always, currency, alone, ownAccount };
  const need = needsSecondPerson(act, { ...approvals, currency: club.currency });
  return need === null ? null : { ...need, thresholdMinor: approvals.thresholdMinor };
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
