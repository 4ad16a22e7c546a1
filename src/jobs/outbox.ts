import { deliverDue, type SendNotice } from '../outbox/deliver.js';
import type { Desk } from '../services/desk.js';
import { createRepeatingWork, type RepeatingWork } from './repeating-work.js';

/** Delivery of the outbox: woken by each new message and by a cron line for the retries. */
export function createOutboxJob(desk: Desk, send: SendNotice): RepeatingWork {
  return createRepeatingWork({
    work: async (stopped) => {
      await deliverDue(desk.store, { send, now: desk.now, stopped });
    },
    failed: (error) => desk.log.error({ err: error }, 'delivery failed and will run again'),
  });
}
