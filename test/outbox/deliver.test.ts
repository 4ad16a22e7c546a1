import { beforeEach, expect, it } from 'vitest';
import { deliverDue } from '../../src/outbox/deliver.js';
import { nextAttempt, type SendResult } from '../../src/outbox/outcome.js';
import { sendMessageAgain, undeliveredMessages } from '../../src/services/notices/send-again.js';
import { claimMessage, storeMessage } from '../../src/store/outbox/outbox-queue.js';
import { deskForFile } from '../support/desk-for-file.js';
import { admin, clubId, startAfresh } from '../support/ledger-desk.js';

const desk = await deskForFile();
const start = new Date('2026-11-23T10:00:00Z');
const sent: SendResult = { kind: 'sent', deliveredAs: 'C1/1.2' };

beforeEach(async () => {
  await startAfresh(desk);
  desk.clock.now = start;
});

function failed(changes: Partial<Extract<SendResult, { kind: 'failed' }>> = {}): SendResult {
  return { kind: 'failed', error: 'no', retryAfterMs: null, permanent: false, ...changes };
}

async function store(...ids: string[]): Promise<void> {
  for (const id of ids) {
    const notice = { kind: 'late-outcome', title: id, text: id } as const;
    const message = { id, clubId, target: { userId: 'U1' }, notice, now: desk.now() };
    await storeMessage(desk.store, message);
  }
}

/** Delivers what is due; the answers come in turn, the last one for all that follow. */
async function deliver(...answers: SendResult[]): Promise<string[]> {
  const tried: string[] = [];
  await deliverDue(desk.store, {
    now: desk.now,
    stopped: () => false,
    async send({ notice }) {
      if (notice.kind === 'late-outcome') tried.push(notice.title);
      return answers[tried.length - 1] ?? answers.at(-1) ?? sent;
    },
  });
  return tried;
}

async function rowOf(id: string) {
  const row = await desk.store.collections.outbox.findOne({ _id: id });
  if (row === null) throw new Error(`${id} is not stored`);
  return row;
}

function wait(seconds: number): void {
  desk.clock.now = new Date(desk.clock.now.getTime() + seconds * 1000);
}

it('sends each message once, and remembers as what', async () => {
  await store('one', 'two');
  expect((await deliver(sent)).sort()).toEqual(['one', 'two']);
  expect(await deliver(sent)).toEqual([]);
  expect(await rowOf('one')).toMatchObject({ state: 'sent', deliveredAs: 'C1/1.2', sentAt: start });
});

it('tries again after 5 s, 20 s, 80 s and so on up to an hour, and gives up after the eighth', async () => {
  await store('one');
  const waits: number[] = [];
  for (let attempt = 1; attempt < 8; attempt += 1) {
    expect(await deliver(failed())).toEqual(['one']);
    const { nextAttemptAt } = await rowOf('one');
    const seconds = (nextAttemptAt.getTime() - desk.clock.now.getTime()) / 1000;
    waits.push(seconds);
    wait(seconds - 1);
    expect(await deliver(failed())).toEqual([]);
    wait(1);
  }
  expect(waits).toEqual([5, 20, 80, 320, 1280, 3600, 3600]);
  expect(await deliver(failed())).toEqual(['one']);
  expect(await rowOf('one')).toMatchObject({ state: 'given-up', attempts: 8, lastError: 'no' });
  wait(86_400);
  expect(await deliver(sent)).toEqual([]);
  expect(nextAttempt(8, start)).toBeNull();
});

it('waits as long as the receiver asks for', async () => {
  await store('one');
  await deliver(failed({ retryAfterMs: 47_000 }));
  wait(46);
  expect(await deliver(sent)).toEqual([]);
  wait(1);
  expect(await deliver(sent)).toEqual(['one']);
});

it('a message that failed does not hold up the others', async () => {
  await store('one', 'two', 'three');
  expect(await deliver(failed(), sent)).toHaveLength(3);
  expect(await desk.store.collections.outbox.countDocuments({ state: 'sent' })).toBe(2);
});

it('gives up at once what will never be taken, until somebody sends it again', async () => {
  await store('one');
  await deliver(failed({ permanent: true, error: 'This channel is archived.' }));
  const [row] = await undeliveredMessages(desk, admin, 10);
  expect(row).toMatchObject({ id: 'one', attempts: 1, lastError: 'This channel is archived.' });
  const { woken } = desk;
  const before = woken.outbox;
  expect(await sendMessageAgain(desk, admin, 'one')).toBe(true);
  expect(woken.outbox).toBe(before + 1);
  expect(await deliver(sent)).toEqual(['one']);
  expect(await sendMessageAgain(desk, admin, 'one')).toBe(false);
});

it('a message that cannot be made is given up in the end, and the others are sent', async () => {
  await store('bad', 'good');
  const tried: string[] = [];
  const round = () =>
    deliverDue(desk.store, {
      now: desk.now,
      stopped: () => false,
      async send({ notice }) {
        if (notice.kind === 'late-outcome') tried.push(notice.title);
        if (tried.at(-1) === 'bad') throw new TypeError('undefined is not a name');
        return sent;
      },
    });
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    await round();
    wait(3_600);
  }
  expect(tried.filter((title) => title === 'bad')).toHaveLength(8);
  expect(await rowOf('good')).toMatchObject({ state: 'sent' });
  const { state, lastError } = await rowOf('bad');
  expect([state, lastError]).toEqual(['given-up', expect.stringContaining('TypeError')]);
  expect(lastError).not.toContain('undefined is not');
});

it('two deliverers at once send each message once', async () => {
  const ids = Array.from({ length: 40 }, (_none, index) => `message-${index}`);
  await store(...ids);
  const tried = (await Promise.all([deliver(sent), deliver(sent), deliver(sent)])).flat();
  expect(tried.sort()).toEqual(ids.sort());
});

it('a message whose deliverer died between claim and send is sent by another', async () => {
  await store('one');
  expect((await claimMessage(desk.store, desk.now()))?.id).toBe('one');
  wait(29);
  expect(await deliver(sent)).toEqual([]);
  wait(2);
  expect(await deliver(sent)).toEqual(['one']);
  expect(await rowOf('one')).toMatchObject({ state: 'sent', attempts: 2 });
});

it('a stop ends the round between two messages', async () => {
  await store('one', 'two');
  let tries = 0;
  const send = async () => {
    tries += 1;
    return sent;
  };
  await deliverDue(desk.store, { now: desk.now, send, stopped: () => tries > 0 });
  expect(await desk.store.collections.outbox.countDocuments({ state: 'ready' })).toBe(1);
});
