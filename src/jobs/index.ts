import { deliverDue } from '../outbox/deliver.js';
import { booksInWords } from '../services/books/books-in-words.js';
import { auditAndTell } from '../services/books/check-books.js';
import { sweepInWords } from '../services/sweep/sweep-in-words.js';
import { sweepUnderLease } from '../services/sweep/sweep-lease.js';
import type { Job } from './job.js';

/** Every job, one place for each; how they are run is the same for all (`start-jobs.ts`). */
export const jobs: readonly Job[] = [
  {
    name: 'outbox',
    // Woken by each new message; this is for what could not be sent at once.
    schedule: '*/5 * * * * *',
    atStart: true,
    besideSlack: true,
    run: async ({ desk, send, stopped }) => {
      const { sent, tried } = await deliverDue(desk.store, { send, now: desk.now, stopped });
      return `Messages due: ${tried}, sent: ${sent}.`;
    },
  },
  {
    name: 'sweep',
    schedule: ({ sweepSchedule }) => sweepSchedule,
    atStart: true,
    run: async ({ desk, stopped }) =>
      sweepInWords(await sweepUnderLease(desk, { trigger: 'schedule', stopped }), desk.club.locale),
  },
  {
    name: 'nightly-audit',
    schedule: '17 3 * * *',
    run: async ({ desk }) => booksInWords(await auditAndTell(desk)),
  },
];
