import { withoutText } from '../../domain/forgetting/text-gone.js';
import type { Store } from '../connection.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import type { Stored } from '../stored.js';

const rowsAtOnce = 500;

type Aged = { clubId: string; before: Date };

/** Takes the texts out of rows that are as they were read; how many. */
async function blankRows(
  { collections }: Store,
  rows: readonly Stored<OutboxRow>[],
  now: Date,
): Promise<number> {
  if (rows.length === 0) return 0;
  const { modifiedCount } = await collections.outbox.bulkWrite(
    rows.map(({ _id, state, attempts, notice }) => ({
      updateOne: {
        // One that is being sent again meanwhile keeps what it tells.
        filter: { _id, state, attempts },
        update: { $set: { notice: withoutText(notice), textGoneAt: now } },
      },
    })),
    { ordered: false },
  );
  return modifiedCount;
}

/**
 * Takes the texts out of messages that left, or were given up, before an instant; the rows stay. Found
 * by indexes that only hold what still has a text, so the cost follows what became old since.
 */
export async function forgetOldTexts(
  store: Store,
  { clubId, before, now, stopped }: Aged & { now: Date; stopped: () => boolean },
): Promise<number> {
  const { outbox } = store.collections;
  const old = { clubId, textGoneAt: null, createdAt: { $lt: before } };
  // Of what a version before this one gave up only its creation is known, hours earlier.
  const givenUp = { state: 'given-up' as const };
  const longGivenUp = [
    { ...givenUp, givenUpAt: { $lt: before } },
    { ...givenUp, givenUpAt: null },
  ];
  const mails = outbox
    .find({
      // In whichever lane of mails; messages to Slack have none.
      ...{ ...old, lane: { $gte: 'link' } },
      $or: [{ state: 'sent', acceptedAt: { $lt: before } }, ...longGivenUp],
    })
    .hint('mail_with_text');
  const messages = outbox
    .find({ ...old, ...givenUp, lane: null, $or: longGivenUp })
    .hint('given_up');
  let forgotten = 0;
  for (const found of [mails, messages]) {
    let rows: Stored<OutboxRow>[] = [];
    for await (const row of found) {
      if (stopped()) break;
      rows.push(row);
      if (rows.length < rowsAtOnce) continue;
      forgotten += await blankRows(store, rows, now);
      rows = [];
    }
    forgotten += await blankRows(store, rows, now);
  }
  return forgotten;
}

/** Takes the notes to customers out of requests that were decided, or expired, before an instant. */
export async function forgetRequestNotes({ db }: Store, { clubId, before }: Aged): Promise<number> {
  const { modifiedCount } = await db
    .collection('requests')
    .updateMany(
      { clubId, 'input.noteToCustomer': { $gt: '' }, 'decision.at': { $lt: before } },
      { $set: { 'input.noteToCustomer': '' } },
      { hint: 'with_note' },
    );
  return modifiedCount;
}

/**
 * Takes the messages to customers out of jobs that ended before an instant; how many. One whose money
 * still waits for a second person keeps it: its mails leave after that.
 */
export async function forgetJobMessages(
  { collections }: Store,
  { clubId, before, now }: Aged & { now: Date },
): Promise<number> {
  const { modifiedCount } = await collections.jobs.updateMany(
    {
      ...{ clubId, 'act.message': { $gt: '' }, finishedAt: { $lt: before } },
      ...{ state: 'finished', money: { $ne: 'waiting' } },
    },
    { $set: { 'act.message': '', messageGoneAt: now } },
    { hint: 'with_message' },
  );
  return modifiedCount;
}
