import { givenByAll } from '../../../domain/approvals/given.js';
import {
  type GivenAlone,
  givenAloneId,
  sumAlone,
  withItem,
} from '../../../domain/approvals/given-alone.js';
import { needsSecondPerson } from '../../../domain/approvals/needs-second-person.js';
import { type ChainedPlan, type Change, entriesOf } from '../../../domain/books/plan.js';
import { type Actor, actorId } from '../../../domain/people/actor.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import { findMadeByItems } from '../../../store/approvals/given-alone.js';
import { findAloneOf } from '../../../store/sessions/job-needs.js';
import { readCountedItems } from '../../approvals/counted-items.js';
import { givenItemOf } from '../../approvals/given-item.js';
import type { Desk } from '../../desk.js';

/** What one person gave the payers of a page alone; nothing is summed without a threshold. */
export type AloneInPage = {
  /** Whether the amount still may be given without a second person. */
  mayGive: (part: JobPart) => boolean;
  /** What is added up, once these plans are booked. */
  changes: (
    given: readonly { part: JobPart; plans: readonly ChainedPlan[] }[],
  ) => Change<GivenAlone>[];
};

const unlimited: AloneInPage = { mayGive: () => true, changes: () => [] };

/**
 * Reads what the person gave these payers alone until now. A single form may have given one of them
 * something since the job was started; then what the job gives that payer needs a second person too.
 */
export async function readAloneInPage(
  desk: Desk,
  { actor, now }: { actor: Actor; now: Date },
  parts: readonly JobPart[],
): Promise<AloneInPage> {
  const { approvals, club } = desk;
  if (approvals.thresholdMinor === null || approvals.singleHanded) return unlimited;
  const requesterId = actorId(actor);
  const owner = (payerId: string) => ({ clubId: club.id, payerId, requesterId });
  const payerIds = [...new Set(parts.map(({ payerId }) => payerId))];
  const known = await findAloneOf(
    desk.store,
    payerIds.map((payerId) => givenAloneId(owner(payerId))),
  );
  const before = new Map(known.map((alone) => [alone.payerId, alone]));
  const counted = await readCountedItems(desk, { payerIds, requesterId, now }, known);
  const made = await findMadeByItems(desk.store, [...counted.values()].flat());
  const rules = { ...approvals, currency: club.currency };
  const amounts = sumsOf(parts);

  return {
    mayGive({ payerId, currency }) {
      if (currency === null) return true;
      const alone = sumAlone(counted.get(payerId) ?? [], currency, made);
      const amount = amounts.get(`${payerId} ${currency}`) ?? 0n;
      const act = { amount, always: false, currency, alone, ownAccount: 'no' as const };
      return needsSecondPerson(act, rules) === null;
    },
    changes(given) {
      const after = new Map<string, GivenAlone>();
      for (const { part, plans } of given) {
        const entries = plans.flatMap(entriesOf);
        const [first] = entries;
        const { amount } = givenByAll(entries);
        if (first === undefined || amount === 0n) continue;
        const { payerId } = part;
        const item = givenItemOf(entries, amount, now);
        const last = after.get(payerId) ?? before.get(payerId) ?? null;
        after.set(payerId, withItem(last, owner(payerId), { item, now }));
      }
      return [...after].map(([payerId, alone]) => {
        const first = before.get(payerId) ?? null;
        return { before: first, after: { ...alone, seq: (first?.seq ?? 0n) + 1n } };
      });
    },
  };
}

function sumsOf(parts: readonly JobPart[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { payerId, currency, amount } of parts) {
    const key = `${payerId} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + amount);
  }
  return sums;
}
