import type { IndexDescription } from 'mongodb';

/** Sweep runs are kept for a quarter; the journal keeps their money for good. */
const sweepRunSeconds = 90 * 24 * 3600;
/** A sent message has done its work; what it told stands in the journal. */
const sentMessageSeconds = 30 * 24 * 3600;

/** Of what is worked on and told beside the books. */
export const workIndexes: Record<string, IndexDescription[]> = {
  outbox: [
    {
      // Each lane by itself, so that ten thousand mails are not read through for one message.
      name: 'to_send',
      key: { lane: 1, nextAttemptAt: 1 },
      partialFilterExpression: { state: 'ready' },
    },
    {
      name: 'claimed',
      key: { lane: 1, claimedUntil: 1 },
      partialFilterExpression: { state: 'sending' },
    },
    // What can be sent again; what has lost its text is not in it.
    {
      name: 'given_up',
      key: { clubId: 1, createdAt: -1 },
      partialFilterExpression: { state: 'given-up', textGoneAt: null },
    },
    // What the payer was told about an invoice.
    {
      name: 'mails_of_invoice',
      key: { invoiceIds: 1, createdAt: -1 },
      partialFilterExpression: { lane: 'mail' },
    },
    // Mails that still have their text, of which the old lose it; never those that have lost it.
    {
      name: 'mail_with_text',
      key: { clubId: 1, createdAt: 1 },
      partialFilterExpression: { lane: { $gte: 'link' }, textGoneAt: null },
    },
    { name: 'sent', key: { sentAt: 1 }, expireAfterSeconds: sentMessageSeconds },
  ],
  sweep_runs: [
    { name: 'recent', key: { clubId: 1, kind: 1, startedAt: -1 } },
    {
      name: 'busy',
      key: { clubId: 1, startedAt: -1 },
      partialFilterExpression: { kind: 'run', looked: { $gt: 0 } },
    },
    { name: 'pages', key: { runId: 1 }, sparse: true },
    // What has not been told yet: runs under way or cut off, and pages that came after their run.
    {
      name: 'untold',
      key: { clubId: 1, kind: 1 },
      partialFilterExpression: { untold: true },
    },
    { name: 'expiry', key: { startedAt: 1 }, expireAfterSeconds: sweepRunSeconds },
  ],
  // Days of which something is still to be told: almost none.
  expiry_nights: [
    { name: 'untold', key: { clubId: 1, day: 1 }, partialFilterExpression: { untold: true } },
  ],
  // Whom a killed process was taking out: almost nobody.
  forgettings: [
    { name: 'open', key: { clubId: 1, startedAt: 1 }, partialFilterExpression: { doneAt: null } },
  ],
  audit_events: [
    // What was changed, the newest first.
    { name: 'recent', key: { clubId: 1, at: -1, _id: -1 } },
    // The trail one after another; no number is there twice.
    {
      name: 'number',
      key: { clubId: 1, number: 1 },
      unique: true,
      partialFilterExpression: { number: { $type: 'long' } },
    },
  ],
};
