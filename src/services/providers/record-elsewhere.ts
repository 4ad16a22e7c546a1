import { grouped } from '../../domain/books/grouped.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { Plan } from '../../domain/books/plan.js';
import type { Promised } from '../../domain/books/promise.js';
import type { Notice } from '../../domain/notice.js';
import type { Actor } from '../../domain/people/actor.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { planRecordElsewhere } from '../../domain/refunds/record-elsewhere.js';
import { bookTogether } from '../books/book-together.js';
import { recordedElsewhereKey } from '../books/recorded-elsewhere.js';
import type { Desk } from '../desk.js';
import { type LoadedElsewhere, loadElsewhere } from './load-elsewhere.js';

/** What was booked on one invoice, and what was outstanding there then. Minor units. */
export type RecordedPart = {
  invoiceId: string;
  invoiceNumber: string;
  amount: bigint;
  outstanding: bigint;
};

/** On one invoice, or on several where one sum had paid them. */
export type RecordedElsewhere = {
  payerId: string;
  currency: string;
  amount: bigint;
  parts: RecordedPart[];
  replayed: boolean;
};

/** One that was made elsewhere is recorded once, whoever presses and however often. */
function operationIdOf(elsewhereId: string): string {
  return `${recordedElsewhereKey}${elsewhereId.replaceAll(':', '-')}`;
}

/** Finance is told on each invoice what lies there. */
function noticesOf(
  plans: readonly Plan[],
  { heard, made }: LoadedElsewhere,
  by: { reason: string; byUserId: string },
): Notice[] {
  const { id: elsewhereId, providerRefundId, payerId, currency } = heard;
  const { happenedOn, today: bookedOn } = made.booked;
  const late = happenedOn === undefined ? {} : { late: { happenedOn, bookedOn } };
  return plans.flatMap(({ invoice, refunds = [] }) => {
    const [refund] = refunds;
    if (refund === undefined || refund.before !== null || invoice === undefined) return [];
    const { number: invoiceNumber, outstanding } = invoice.after;
    const facts = { invoiceNumber, payerId, currency, outstanding, amount: refund.after.amount };
    return [{ kind: 'refund-recorded', ...facts, ...late, ...by, elsewhereId, providerRefundId }];
  });
}

/** Of each invoice the entry that asked for it says the amount, and that of its sending the rest. */
function partsOf(desk: Desk, entries: readonly JournalEntry[]): RecordedPart[] {
  return [...grouped(entries, ({ refs }) => refs.refundId)].map(([, own]) => {
    const [asked] = own;
    const invoiceId = asked?.refs.invoiceId ?? '';
    return {
      invoiceId,
      invoiceNumber: ownId(desk.club.id, invoiceId),
      amount: asked?.details.refund?.amount ?? 0n,
      outstanding: own.at(-1)?.outcome.outstanding ?? 0n,
    };
  });
}

/**
 * Books a refund that somebody made at the provider itself, on every invoice of which it was, in one
 * act. No money moves by it.
 * @param promised what the form said of all of it together
 * @throws CreditError `not-allowed`, `not-found`, of the rule, and what {@link bookTogether} throws
 */
export async function recordElsewhere(
  desk: Desk,
  actor: Actor,
  input: { elsewhereId: string; reason: string },
  promised?: Promised,
): Promise<RecordedElsewhere> {
  const { reason, elsewhereId } = input;
  const { entries, replayed } = await bookTogether(desk, {
    act: 'record-refund',
    envelope: { actor, operationId: operationIdOf(elsewhereId) },
    reason,
    input: { elsewhereId },
    numbered: 'all',
    promisedInAll: promised,
    load: () => loadElsewhere(desk, elsewhereId),
    documentsOf: ({ parts }) => parts,
    plan: ({ parts, made }, contextOf) => planRecordElsewhere(parts, made, contextOf),
    notices: (plans, loaded) => noticesOf(plans, loaded, { reason, byUserId: actorId(actor) }),
  });
  const [{ payerId, currency }] = entries;
  const parts = partsOf(desk, entries);
  const amount = parts.reduce((sum, part) => sum + part.amount, 0n);
  return { payerId, currency, amount, parts, replayed };
}
