import {
  type GivenAlone,
  givenAloneId,
  type MadeByItems,
  recentItems,
  sumAlone,
} from '../../../domain/approvals/given-alone.js';
import { jobsOfItems, withoutGone } from '../../../domain/approvals/gone-of-jobs.js';
import { type Need, ownAccountOf } from '../../../domain/approvals/needs-second-person.js';
import { type Actor, actorId } from '../../../domain/people/actor.js';
import { jobNeed, type PayerShare } from '../../../domain/sessions/jobs/job-need.js';
import { findGivenAlone, findMadeByItems } from '../../../store/approvals/given-alone.js';
import { findNamedContacts } from '../../../store/sessions/attendee-reads.js';
import { findGoneOfJobs } from '../../../store/sessions/gone-of-jobs.js';
import { findAloneOf, type PartsAsked, sumsByPayer } from '../../../store/sessions/job-needs.js';
import { readCountedItems } from '../../approvals/counted-items.js';
import type { Desk } from '../../desk.js';
import { payerPages, payersRead } from './payer-pages.js';

/** Under whose name what a person's jobs give is added up: nobody's own. */
export function jobsOwner(desk: Desk, actor: Actor) {
  const clubId = desk.club.id;
  return { clubId, payerId: `${clubId}:jobs`, requesterId: actorId(actor) };
}

/** What is gone of a job's notes and refunds is taken off its items themselves. */
const nothingMade: MadeByItems = { notes: new Map(), refunds: new Map() };

/** What the person's jobs gave alone within a day, without what is with the club again. */
async function readJobItems(desk: Desk, before: GivenAlone | null) {
  const { store, club } = desk;
  const items = recentItems(before, desk.now());
  const [first] = items;
  if (first === undefined) return [];
  const since = items.reduce((earliest, { at }) => (at < earliest ? at : earliest), first.at);
  const asked = { clubId: club.id, jobIds: jobsOfItems(items), since };
  return withoutGone(items, await findGoneOfJobs(store, asked));
}

export type JobNeed = {
  need: Need | null;
  /** A second person is needed elsewhere, and this club has one person only. */
  isSingleHanded: boolean;
  /** What the person's jobs gave alone until now; to be written with the start. */
  before: GivenAlone | null;
};

type PayerSum = Pick<PayerShare, 'payerId' | 'currency' | 'amount'>;

/** What the person gave these payers alone in the day before, with what they would get. */
async function sharesOf(
  desk: Desk,
  actor: Actor,
  sums: readonly PayerSum[],
): Promise<PayerShare[]> {
  const payerIds = sums.map(({ payerId }) => payerId);
  const requesterId = actorId(actor);
  const email = actor.kind === 'staff' ? actor.email : undefined;
  const isSummed = desk.approvals.thresholdMinor !== null;
  const [payers, alones] = await Promise.all([
    email === undefined ? [] : findNamedContacts(desk.store, payerIds),
    isSummed
      ? findAloneOf(
          desk.store,
          payerIds.map((payerId) => givenAloneId({ clubId: desk.club.id, payerId, requesterId })),
        )
      : [],
  ]);
  const emails = new Map(payers.map(({ id, email: address }) => [id, address]));
  const of = { payerIds, requesterId, now: desk.now() };
  const items = isSummed ? await readCountedItems(desk, of, alones) : new Map();
  const made = await findMadeByItems(desk.store, [...items.values()].flat());
  return sums.map(({ payerId, currency, amount }) => ({
    ...{ payerId, currency, amount },
    alone: sumAlone(items.get(payerId) ?? [], currency, made),
    ownAccount: ownAccountOf(email, emails.get(payerId) ?? null),
  }));
}

/** What each payer would get of a job; what is known of payers is read some at a time. */
async function readShares(desk: Desk, actor: Actor, asked: PartsAsked): Promise<PayerShare[]> {
  const shares: PayerShare[] = [];
  for await (const sums of payerPages(sumsByPayer(desk.store, asked), payersRead)) {
    shares.push(...(await sharesOf(desk, actor, sums)));
  }
  return shares;
}

/**
 * Why a second person has to approve what a job would give as it is planned now, or null. People
 * and whoever types a command are asked; what only looks at the time is not.
 */
export async function readJobNeed(desk: Desk, actor: Actor, asked: PartsAsked): Promise<JobNeed> {
  const owner = jobsOwner(desk, actor);
  const [shares, before] = await Promise.all([
    readShares(desk, actor, asked),
    findGivenAlone(desk.store, givenAloneId(owner)),
  ]);
  const items = await readJobItems(desk, before);
  const currencies = new Set(shares.map(({ currency }) => currency));
  const aloneInJobs = new Map(
    [...currencies].map((currency) => [currency, sumAlone(items, currency, nothingMade)]),
  );
  const rules = { ...desk.approvals, currency: desk.club.currency };
  const need = jobNeed(shares, aloneInJobs, rules);
  const isSingleHanded = need !== null && desk.approvals.singleHanded;
  return { need: isSingleHanded ? null : need, isSingleHanded, before };
}
