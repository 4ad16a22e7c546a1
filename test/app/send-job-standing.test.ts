import { beforeEach, expect, it } from 'vitest';
import { createSendJobStanding } from '../../src/app/send-job-standing.js';
import { createSendNotice } from '../../src/app/send-notice.js';
import { deliverDue, type SendNotice } from '../../src/outbox/deliver.js';
import { runSessionJob } from '../../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../../src/services/sessions/jobs/start-session-job.js';
import type { RenderedMessage } from '../../src/slack/answer/post-to-slack.js';
import { emptyDatabase, importSound } from '../services/import/import-desk.js';
import { classFiles, look } from '../support/a-class.js';
import { deskForFile } from '../support/desk-for-file.js';
import { admin } from '../support/ledger-desk.js';

const desk = await deskForFile();

/** What stands in the channel, in the order in which it was posted, as it reads now. */
let channel: { ts: string; text: string }[] = [];
let isDeleted = false;

beforeEach(async () => {
  [channel, isDeleted] = [[], false];
  await emptyDatabase(desk);
  const places = ['ASH', 'BEA'].map((id) => ({ id, payer: id, paidBy: 'invoice' as const }));
  await importSound(desk, classFiles(places));
});

const post = async (_place: unknown, { text }: RenderedMessage) => {
  const ts = `${channel.length + 1}.0`;
  channel.push({ ts, text });
  return { kind: 'posted', channel: 'CFINANCE', ts } as const;
};

const edit = async (place: { channel: string; ts: string }, { text }: RenderedMessage) => {
  if (isDeleted)
    return { kind: 'refused', sentence: 'The message is not there any more.' } as const;
  channel = channel.map((one) => (one.ts === place.ts ? { ...one, text } : one));
  return { kind: 'posted', ...place } as const;
};

async function deliver(): Promise<void> {
  const send: SendNotice = (message) =>
    message.notice.kind === 'job-standing'
      ? createSendJobStanding({ desk, post, edit })(message.notice, message)
      : createSendNotice(desk, post)(message);
  await deliverDue(desk.store, { send, now: desk.now, stopped: () => false });
}

async function started(): Promise<string> {
  const { job } = await look(desk);
  await startSessionJob(desk, admin, { jobId: job.id, seq: job.seq });
  return job.id;
}

it('posts one message about a job, changes it in place, and tells the result in another', async () => {
  const jobId = await started();
  await deliver();
  expect(channel).toHaveLength(1);
  expect(channel[0]?.text).toContain('0 of 2 done…');
  await runSessionJob(desk, jobId);
  await deliver();
  expect(channel).toHaveLength(2);
  expect(channel[0]?.text).toContain('2 of 2 done. It is over.');
  expect(channel[1]?.text).toContain('*2 given*: £20.00 in all');
});

it('shows a job as it is when it is told, however late that is', async () => {
  await runSessionJob(desk, await started());
  await deliver();
  const standing = channel.filter(({ text }) => text.includes('of 2 done'));
  expect(standing.map(({ text }) => text)).toEqual([expect.stringContaining('It is over.')]);
});

it('does not post a message again that somebody deleted, and tells the result all the same', async () => {
  const jobId = await started();
  await deliver();
  isDeleted = true;
  await runSessionJob(desk, jobId);
  await deliver();
  expect(channel).toHaveLength(2);
  expect(channel[0]?.text).toContain('0 of 2 done…');
  expect(channel[1]?.text).toContain('*2 given*');
  expect(await desk.store.collections.outbox.countDocuments({ state: { $ne: 'sent' } })).toBe(0);
});
