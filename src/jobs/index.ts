import { deliverDue } from '../outbox/deliver.js';
import { lookAfterRequests } from '../services/approvals/look-after.js';
import { auditOfTheNight } from '../services/books/nightly-audit.js';
import { settleOutcomes } from '../services/books/settle-outcomes.js';
import { expireCredit } from '../services/expiry/expire-credit.js';
import { warnOfExpiry } from '../services/expiry/warn-of-expiry.js';
import { forgetPeople } from '../services/forgetting/forget-people.js';
import { forgetTexts } from '../services/forgetting/forget-texts.js';
import { sendMails } from '../services/notices/send-mails.js';
import { followRefunds } from '../services/providers/follow-refunds.js';
import { sendRefunds } from '../services/providers/send-refunds.js';
import { runSessionJobs } from '../services/sessions/jobs/run-session-jobs.js';
import { sweepInWords } from '../services/sweep/sweep-in-words.js';
import { sweepUnderLease } from '../services/sweep/sweep-lease.js';
import type { Job } from './job.js';

/** Every job; `start-jobs.ts` runs them all in the same way. */
export const jobs: readonly Job[] = [
  {
    name: 'outbox',
    // Each new message wakes the outbox; this is for those that have to be tried again.
    schedule: '*/5 * * * * *',
    atStart: true,
    besideSlack: true,
    run: async ({ desk, send, stopped }) => {
      const { sent, tried } = await deliverDue(desk.store, { send, now: desk.now, stopped });
      return `Messages due: ${tried}, sent: ${sent}.`;
    },
  },
  {
    name: 'mail',
    // Each new mail wakes it; this is for those that have to be tried again.
    schedule: '*/5 * * * * *',
    atStart: true,
    besideSlack: true,
    run: async ({ desk, mails: make, stopped }) => {
      const { sent, tried } = await sendMails(desk, { make, stopped });
      return `Mails due: ${tried}, sent: ${sent}.`;
    },
  },
  {
    name: 'settle-outcomes',
    // A booking that is left open wakes it; this is for as long as the database does not say more.
    schedule: '*/5 * * * * *',
    atStart: true,
    besideSlack: true,
    run: async ({ desk, stopped }) => {
      const left = await settleOutcomes(desk, stopped);
      return `Bookings of which it is not known whether they were made: ${left}.`;
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
    name: 'send-refunds',
    // A refund that is asked for wakes it; this is for those whose answer is not known yet.
    schedule: '*/30 * * * * *',
    atStart: true,
    run: async ({ desk, stopped }) => {
      const { sent, open } = await sendRefunds(desk, stopped);
      return `Refunds sent: ${sent}, of which it is not known whether they were sent: ${open}.`;
    },
  },
  {
    name: 'follow-refunds',
    // Webhooks tell at once; this is for those that were lost.
    schedule: '23 * * * *',
    atStart: true,
    run: async ({ desk, stopped }) => {
      const { refunds, disputes } = await followRefunds(desk, stopped);
      return `Looked at what the providers have: ${refunds} refunds, ${disputes} disputes.`;
    },
  },
  {
    name: 'session-jobs',
    // Starting one wakes it; this is for those whose process died.
    schedule: '*/10 * * * * *',
    atStart: true,
    run: async ({ desk, stopped }) => {
      const { ran, forgotten } = await runSessionJobs(desk, stopped);
      return `Worked on for leavers and cancelled sessions: ${ran}, drafts forgotten: ${forgotten}.`;
    },
  },
  {
    name: 'requests',
    schedule: '*/10 * * * *',
    atStart: true,
    run: async ({ desk, stopped }) => {
      const { expired, reminded } = await lookAfterRequests(desk, stopped);
      return `Requests that expired: ${expired}, brought to mind: ${reminded}.`;
    },
  },
  {
    name: 'expire-credit',
    // In no night of the year does a clock leave this time out or show it twice.
    schedule: '37 4 * * *',
    atStart: true,
    run: async ({ desk, stopped }) => {
      const done = await expireCredit(desk, { stopped });
      if (done === null) return 'Another process is at it now, and does the work.';
      await warnOfExpiry(desk, stopped);
      return `Account credit that expired: ${done.lots}, not done: ${done.failed}.`;
    },
  },
  {
    name: 'forget-people',
    // Forgetting somebody wakes it; a minute later it looks once more, and after a process died.
    schedule: '* * * * *',
    atStart: true,
    run: async ({ desk, stopped }) => {
      const done = await forgetPeople(desk, stopped);
      if (done === null) return 'Another process is at it now, and does the work.';
      return `People of whom every word was taken out: ${done}.`;
    },
  },
  {
    name: 'forget-texts',
    schedule: '7 5 * * *',
    atStart: true,
    run: async ({ desk, stopped }) => {
      const done = await forgetTexts(desk, stopped);
      if (done === null) return 'Another process is at it now, and does the work.';
      return `Texts that went after 90 days: of ${done.messages} messages, of ${done.jobs} acts on many people, of ${done.requests} requests.`;
    },
  },
  {
    name: 'nightly-audit',
    // The first look of a night finds it to be done; the others are for one that was cut off.
    schedule: '17 * * * *',
    run: ({ desk, stopped }) => auditOfTheNight(desk, stopped),
  },
];
