import type { Promised } from '../../../domain/books/promise.js';
import {
  type PutBack,
  type PutBackFacts,
  planPutBack,
} from '../../../domain/sessions/leaving/put-back.js';
import { digestOf } from '../../../store/ledger/digest.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';

/** What putting somebody back would do now; changes of orders are named after the form. */
export function putBackNow(desk: Desk, facts: PutBackFacts, operationId: string): PutBack {
  const { now, today } = momentOf(desk);
  const by = (orderId: string) => {
    const id = `${operationId}:${orderId}`;
    // Of the removal itself: what nobody was told of it yet is undone, and nothing is left to tell.
    return { id, jobId: facts.removal.jobId, at: now, today };
  };
  return planPutBack(facts, { now, by });
}

/** All that a form says of it, to be held against what would be done when it is sent. */
export function promisedPutBack(plan: PutBack): Promised {
  const { until, places, usesTaken, usesMissing, orders, ordersLeft, lost } = plan;
  const texts = [
    `until ${until ?? ''}, ${lost} lost, ${ordersLeft} left`,
    ...places,
    ...usesTaken.map(({ bookingId }) => `taken ${bookingId}`),
    ...usesMissing.map(({ bookingId }) => `missing ${bookingId}`),
    ...orders.map(({ before, after }) => `${before.id} ${after.amount}`),
  ];
  return { notes: digestOf(texts.join('\n')) };
}
