import type { Given } from '../../domain/approvals/given.js';
import {
  type GivenAlone,
  givenAloneId,
  recentItems,
  sumAlone,
} from '../../domain/approvals/given-alone.js';
import {
  type Need,
  needsSecondPerson,
  ownAccountOf,
} from '../../domain/approvals/needs-second-person.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import { findGivenAlone, findMadeByItems } from '../../store/approvals/given-alone.js';
import { findContact } from '../../store/club/contact-reads.js';
import type { Desk } from '../desk.js';
import { readCountedItems } from './counted-items.js';

/** What somebody is about to give a payer. Amounts in minor units of `currency`. */
export type Giving = Given & { payerId: string; currency: string };

type Owner = Pick<GivenAlone, 'clubId' | 'payerId' | 'requesterId'>;

/** What they gave this payer alone until now, and what it adds up to in one currency. */
async function readAlone(
  desk: Desk,
  owner: Owner,
  currency: string,
): Promise<{ before: GivenAlone | null; alone: bigint }> {
  const before = await findGivenAlone(desk.store, givenAloneId(owner));
  const { payerId, requesterId } = owner;
  const asked = { payerIds: [payerId], requesterId, now: desk.now() };
  const known = before === null ? [] : [before];
  // Without a threshold nothing is added up.
  const counts = desk.approvals.thresholdMinor !== null;
  const counted = counts ? await readCountedItems(desk, asked, known) : null;
  const items = counted?.get(payerId) ?? recentItems(before, desk.now());
  const made = await findMadeByItems(desk.store, items);
  return { before, alone: sumAlone(items, currency, made) };
}

/**
 * Why a second person has to approve this, or null: one person may do it. With it the document in
 * which what they give alone is added up.
 */
export async function readNeed(
  desk: Desk,
  actor: Actor,
  { payerId, currency, amount, always }: Giving,
): Promise<{
  need: Need | null;
  owner: Owner;
  before: GivenAlone | null;
  payerEmail: string | null;
}> {
  const { approvals, club } = desk;
  const owner = { clubId: club.id, payerId, requesterId: actorId(actor) };
  const [{ before, alone }, payer] = await Promise.all([
    readAlone(desk, owner, currency),
    findContact(desk.store, payerId),
  ]);
  const email = actor.kind === 'staff' ? actor.email : undefined;
  const payerEmail = payer?.email ?? null;
  const ownAccount = ownAccountOf(email, payerEmail);
  const act = { amount, always, currency, alone, ownAccount };
  const need = needsSecondPerson(act, { ...approvals, currency: club.currency });
  return { need, owner, before, payerEmail };
}
