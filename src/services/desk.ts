import type { Club } from '../domain/people/club-records.js';
import type { Store } from '../store/connection.js';
import type { PayerQueue } from './books/payer-queue.js';

/** What a service says to the log; never amounts with names. */
export type ServiceLog = {
  info(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

/** The world of the services, made once in `src/app.ts`. */
export type Desk = {
  store: Store;
  club: Club;
  now: () => Date;
  /** Slack channel for summaries; null = nobody is told there. */
  financeChannel: string | null;
  queue: PayerQueue;
  /** Called after an invoice was issued, so that the sweep looks at once. */
  wakeSweep: () => void;
  /** Called after something was put into the outbox. */
  wakeOutbox: () => void;
  log: ServiceLog;
};
