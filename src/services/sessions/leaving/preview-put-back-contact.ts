import type { ShownPromise } from '../../../domain/books/promise.js';
import { shownFacts } from '../../../domain/books/shown-facts.js';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { attempt } from '../../../domain/errors.js';
import type { Actor } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import type { PutBack } from '../../../domain/sessions/leaving/put-back.js';
import type { Desk } from '../../desk.js';
import { todayOf } from '../../desk-day.js';
import { loadRemoval } from './load-removal.js';
import { promisedPutBack, putBackNow } from './plan-put-back.js';

/** What putting somebody back into a product would do now, or in words why it cannot be done. */
export type PutBackPreview = {
  name: string;
  productName: string;
  plan: PutBack | null;
  /** When the sessions are of places for which no use of a pass is left. */
  missingAt: Date[];
  ordersDueOn: CalendarDate[];
  /** What the removal gave and what stays, in minor units; null where it gave nothing. */
  given: { amount: bigint; currency: string } | null;
  refusal: string | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewPutBack(
  desk: Desk,
  actor: Actor,
  partId: string,
): Promise<PutBackPreview> {
  requireRight(actor, 'put-back-contact');
  const { part, facts, productName } = await loadRemoval(desk, partId);
  const { locale, currency: clubCurrency } = desk.club;
  const { result: plan, refusal } = attempt(() => putBackNow(desk, facts, 'dry-run'), locale);
  const sessionOf = new Map(facts.bookings.map(({ id, sessionId }) => [id, sessionId]));
  const { name, currency, result } = part;
  const amount = (result?.toInvoice ?? 0n) + (result?.toAccount ?? 0n);
  const day = todayOf(desk);
  return {
    ...{ name, productName, plan, refusal },
    missingAt: (plan?.usesMissing ?? []).flatMap(({ bookingId }) => {
      const session = facts.sessions.get(sessionOf.get(bookingId) ?? '');
      return session === undefined ? [] : [session.startsAt];
    }),
    ordersDueOn: (plan?.orders ?? []).map(({ before }) => before.dueOn),
    given: amount === 0n || currency === null ? null : { amount, currency },
    shown: {
      facts: shownFacts({}, { day, currency: clubCurrency }),
      promised: plan === null ? {} : promisedPutBack(plan),
    },
  };
}
