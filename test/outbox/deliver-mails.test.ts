import { beforeEach, describe, expect, it } from 'vitest';
import { deliverMails, type MailDelivery } from '../../src/outbox/deliver-mails.js';
import type { SendResult } from '../../src/outbox/outcome.js';
import { mailClaimMs } from '../../src/store/outbox/claim-mails.js';
import { storeMessages } from '../../src/store/outbox/outbox-queue.js';
import { deskForFile } from '../support/desk-for-file.js';
import { clubId, startAfresh } from '../support/ledger-desk.js';

const desk = await deskForFile();
const start = new Date('2026-11-26T10:00:00Z');
const sent: SendResult = { kind: 'sent', deliveredAs: 'mail', sentTo: 'k…@family.example' };
const no: SendResult = { kind: 'failed', error: 'no', retryAfterMs: null, permanent: false };

beforeEach(async () => {
  await startAfresh(desk);
  desk.clock.now = start;
});

const named = (count: number, name = 'mail') =>
  Array.from({ length: count }, (_none, at) => `${name}-${at}`);

async function store(ids: readonly string[], purpose: 'notice' | 'asked-for' = 'notice') {
  const target = { payerId: 'club:kari', purpose };
  const notice = { kind: 'account-link', payerId: 'club:kari', payerIds: [] } as const;
  const about = { clubId, target, notice: { ...notice, payerIds: ['club:kari'] } };
  await storeMessages(
    desk.store,
    ids.map((id) => ({ ...about, id, now: desk.now() })),
  );
}

type Seen = { made: string[][]; tried: string[]; dropped: string[]; gaveUp: string[] };

/** Delivers by a maker that makes all of them, and keeps what it was asked. */
function deliver(
  send: (id: string) => Promise<SendResult> | SendResult = () => sent,
  changes: (seen: Seen) => Partial<MailDelivery> = () => ({}),
) {
  const seen: Seen = { made: [], tried: [], dropped: [], gaveUp: [] };
  const done = deliverMails(desk.store, {
    async make(rows) {
      seen.made.push(rows.map(({ id }) => id));
      return {
        async send({ id }) {
          seen.tried.push(id);
          return send(id);
        },
        async drop(rest) {
          seen.dropped.push(...rest.map(({ id }) => id));
        },
      };
    },
    now: desk.now,
    stopped: () => false,
    gaveUp: async ({ id }) => void seen.gaveUp.push(id),
    beforePage: async () => undefined,
    senders: 4,
    ...changes(seen),
  });
  return { seen, done };
}

const states = async (ids: readonly string[]) => {
  const rows = await desk.store.collections.outbox.find({ _id: { $in: [...ids] } }).toArray();
  return new Set(rows.map(({ state, attempts }) => `${state} ${attempts}`));
};

describe('mails', () => {
  it('of several processes are each made and sent once, in pages', async () => {
    const ids = named(120);
    await store(ids);
    const runs = [deliver(), deliver(), deliver()];
    const done = await Promise.all(runs.map((run) => run.done));
    expect(done.reduce((sum, one) => sum + one.sent, 0)).toBe(120);
    const tried = runs.flatMap(({ seen }) => seen.tried);
    expect(tried.sort()).toEqual([...ids].sort());
    const pages = runs.flatMap(({ seen }) => seen.made).map(({ length }) => length);
    expect(Math.max(...pages)).toBeGreaterThan(1);
    expect(Math.max(...pages)).toBeLessThanOrEqual(25);
    expect(await states(ids)).toEqual(new Set(['sent 1']));
    const [row] = await desk.store.collections.outbox.find({ lane: 'mail' }).toArray();
    expect(row).toMatchObject({ acceptedAt: start, sentAt: null, sentTo: 'k…@family.example' });
  });

  it('that fail are tried again later, and do not hold up the others', async () => {
    const ids = named(60);
    await store(ids);
    const { seen, done } = deliver((id) => (id === 'mail-7' ? no : sent));
    expect(await done).toEqual({ tried: 60, sent: 59 });
    expect(seen.gaveUp).toEqual([]);
    expect(await states(['mail-7'])).toEqual(new Set(['ready 1']));
  });

  it('that cannot be made together are made one by one, and the bad one fails alone', async () => {
    const ids = named(30);
    await store(ids);
    const make: MailDelivery['make'] = async (rows) => {
      if (rows.some(({ id }) => id === 'mail-3')) throw new TypeError('a bad record');
      return { send: async () => sent, drop: async () => undefined };
    };
    const { done } = deliver(undefined, () => ({ make }));
    expect(await done).toEqual({ tried: 30, sent: 29 });
    const row = await desk.store.collections.outbox.findOne({ _id: 'mail-3' });
    expect(row).toMatchObject({ state: 'ready', lastError: expect.stringContaining('TypeError') });
    expect(row?.lastError).not.toContain('bad record');
  });

  it('somebody waits for come first, also those asked for while a page is sent', async () => {
    await store(named(60));
    await store(['asked'], 'asked-for');
    const { seen, done } = deliver(undefined, ({ made }) => ({
      async beforePage() {
        if (made.length === 1) await store(['asked-meanwhile'], 'asked-for');
      },
    }));
    expect(await done).toEqual({ tried: 62, sent: 62 });
    expect(seen.tried[0]).toBe('asked');
    expect(seen.tried.indexOf('asked-meanwhile')).toBeLessThan(30);
  });
});

describe('at a stop', () => {
  it('what was claimed and not begun is given back untried, and what was made for it undone', async () => {
    const ids = named(60);
    await store(ids);
    const { seen, done } = deliver(undefined, (so) => ({ stopped: () => so.tried.length >= 6 }));
    const { tried, sent: left } = await done;
    expect(tried).toBe(left);
    expect(tried).toBeLessThan(25);
    expect(seen.dropped.length + tried).toBe(seen.made.flat().length);
    expect(await states(ids)).toEqual(new Set(['sent 1', 'ready 0']));
    expect(await deliver().done).toEqual({ tried: 60 - tried, sent: 60 - tried });
  });

  it('of a process that died, what it had claimed is sent by another after a while, not before', async () => {
    const ids = named(3);
    await store(ids);
    const dies: MailDelivery['make'] = () => new Promise(() => undefined);
    void deliver(undefined, () => ({ make: dies })).done;
    await expect.poll(() => states(ids)).toEqual(new Set(['sending 1']));
    expect(await deliver().done).toEqual({ tried: 0, sent: 0 });
    desk.clock.now = new Date(start.getTime() + mailClaimMs + 1);
    expect(await deliver().done).toEqual({ tried: 3, sent: 3 });
  });
});

it('a mail is not begun so late that another process may have it before it ends', async () => {
  const ids = named(20);
  await store(ids);
  const { done, seen } = deliver((id) => {
    if (id === seen.tried[4]) desk.clock.now = new Date(start.getTime() + mailClaimMs / 2);
    return sent;
  });
  const { tried } = await done;
  expect(tried).toBeLessThan(9);
  expect(seen.dropped).toHaveLength(20 - tried);
  expect(await states(ids)).toEqual(new Set(['sent 1', 'ready 0']));
  expect(await deliver().done).toEqual({ tried: 20 - tried, sent: 20 - tried });
  expect(await states(ids)).toEqual(new Set(['sent 1']));
});

it('tells of a mail before it is given up', async () => {
  await store(['bad']);
  const bad: SendResult = { ...no, permanent: true };
  const { seen, done } = deliver(() => bad);
  expect(await done).toEqual({ tried: 1, sent: 0 });
  expect(seen.gaveUp).toEqual(['bad']);
  expect(await states(['bad'])).toEqual(new Set(['given-up 1']));
});
