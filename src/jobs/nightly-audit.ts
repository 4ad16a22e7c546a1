import { auditAndTell } from '../services/books/check-books.js';
import type { Desk } from '../services/desk.js';
import { createRepeatingWork, type RepeatingWork } from './repeating-work.js';

/** Checks the books every night and tells the finance channel only when they differ. */
export function createNightlyAudit(desk: Desk): RepeatingWork {
  return createRepeatingWork({
    work: async () => {
      await auditAndTell(desk);
    },
    failed: (error) => desk.log.error({ err: error }, 'the nightly check of the books failed'),
  });
}
