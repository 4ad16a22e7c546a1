import { countOutbox } from '../store/outbox/outbox-figures.js';
import { countDue, countWaiting } from '../store/sweep/sweep-queue.js';
import type { Desk } from './desk.js';

/** What waits now, each counted in an index that holds nothing else. */
export type FiguresNow = {
  /** Invoices that the sweep has to look at, and those that wait for a payment in flight. */
  sweepDue: number;
  sweepWaiting: number;
  /** Messages and mails that wait to be sent, and those that were given up. */
  messagesReady: number;
  mailsReady: number;
  givenUp: number;
};

/** Longer queues are all the same to whoever watches them. */
const mostCounted = 100_000;

export async function figuresNow({ store, club }: Desk): Promise<FiguresNow> {
  const [sweepDue, sweepWaiting, outbox] = await Promise.all([
    countDue(store, club.id, mostCounted),
    countWaiting(store, club.id),
    countOutbox(store, club.id, mostCounted),
  ]);
  return { sweepDue, sweepWaiting, ...outbox };
}
