import { beforeEach, describe, expect, it } from 'vitest';
import { takeBackCredit } from '../../../src/services/credit/take-back-credit.js';
import { expireCredit } from '../../../src/services/expiry/expire-credit.js';
import { findLotsAboutToExpire } from '../../../src/services/expiry/lots-about-to-expire.js';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { expiringQuery } from '../../../src/store/expiry/expiring-accounts.js';
import { deskForFile } from '../../support/desk-for-file.js';
import {
  apply,
  balanceNow,
  deskOn,
  envelope,
  issue,
  type LedgerDesk,
  openCredit,
  pay,
  raise,
} from '../../support/ledger-desk.js';

const desk = await deskForFile({ afresh: true, audited: true });
/** Another process on the same books. */
const other = deskOn(desk.store, desk.uri);

beforeEach(async () => {
  await desk.store.collections.expiry_nights.deleteMany({});
  desk.settings = { ...desk.settings, expiryDays: null };
  desk.club = { ...desk.club, timeZone: 'Europe/London' };
  at('2026-11-23T10:00:00Z');
});

function at(instant: string): void {
  desk.clock.now = new Date(instant);
  other.clock.now = desk.clock.now;
}

/** The night's work where the database has the same time. */
function expire(on: LedgerDesk = desk, serverNow = on.clock.now) {
  return expireCredit(on, { serverNow: async () => serverNow });
}

async function expiredEntries() {
  const { journal } = desk.store.collections;
  return journal.find({ kind: 'credit.expired' }).sort({ accountSeq: 1 }).toArray();
}

async function told() {
  const { outbox } = desk.store.collections;
  const rows = await outbox
    .find({ 'notice.kind': 'credit-expired' })
    .sort({ createdAt: 1 })
    .toArray();
  return rows.map(({ notice }) => notice);
}

describe('the night after the last day', () => {
  it('books what is left, once, and tells finance what it came to', async () => {
    const lotId = await openCredit(desk, 300n, { expiresOn: '2026-11-22' });
    await openCredit(desk, 50n, { expiresOn: '2026-11-21' });
    await openCredit(desk, 20n, { expiresOn: '2026-11-23' });
    await openCredit(desk, 7n);
    expect(await expire()).toEqual({ lots: 2, failed: 0 });
    expect(await balanceNow(desk)).toBe(27n);
    const entries = await expiredEntries();
    expect(entries.map(({ _id }) => _id)).toContain(`expire:${lotId}:5`);
    expect(entries[0]).toMatchObject({
      actor: { kind: 'job', id: 'expire-credit' },
      occurredOn: '2026-11-23',
      reason: 'Could be used until 22 Nov 2026',
    });
    const notice = { kind: 'credit-expired', day: '2026-11-23', lots: 2 };
    expect(await told()).toMatchObject([
      { ...notice, amounts: [{ currency: 'GBP', amount: 350n }] },
    ]);
    expect(await expire()).toEqual({ lots: 0, failed: 0 });
    expect(await told()).toHaveLength(1);
  });

  it('takes credit that came back to an expired lot, the next night', async () => {
    const lotId = await openCredit(desk, 300n, { expiresOn: '2026-11-23' });
    const spentOn = await issue(desk, 100n);
    const { entryId: applicationId } = await apply(desk, spentOn, 100n);
    at('2026-11-24T04:37:00Z');
    expect(await expire()).toMatchObject({ lots: 1 });
    await takeBackCredit(desk, envelope(), { applicationId, reason: '' });
    expect(await balanceNow(desk)).toBe(100n);
    at('2026-11-25T04:37:00Z');
    expect(await expire()).toMatchObject({ lots: 1 });
    expect(await balanceNow(desk)).toBe(0n);
    const ids = (await expiredEntries()).map(({ _id }) => _id);
    expect(ids).toEqual([`expire:${lotId}:3`, `expire:${lotId}:5`]);
  });

  it('waits for an invoice of its last day that the sweep could not look at yet', async () => {
    await openCredit(desk, 300n, { expiresOn: '2026-11-23' });
    const due = await issue(desk, 200n, { autoCollect: true });
    await pay(desk, due, 200n, { status: 'pending', paymentId: 'club:P1' });
    at('2026-11-24T04:37:00Z');
    expect(await expire()).toEqual({ lots: 0, failed: 0 });
    await pay(desk, due, 200n, { status: 'failed', paymentId: 'club:P1' });
    await runSweep(desk, { trigger: 'schedule' });
    expect(await balanceNow(desk)).toBe(100n);
    expect(await expire()).toEqual({ lots: 1, failed: 0 });
  });

  it('gives credit that is raised its last day, by the setting of that day', async () => {
    desk.settings = { ...desk.settings, expiryDays: 30 };
    const paid = await issue(desk, 500n);
    await pay(desk, paid, 500n);
    expect(await raise(desk, paid, 200n)).toMatchObject({ creditUntil: '2026-12-23' });
    desk.settings = { ...desk.settings, expiryDays: null };
    expect(await raise(desk, paid, 100n)).toMatchObject({ creditUntil: null });
    at('2026-12-24T04:37:00Z');
    expect(await expire()).toMatchObject({ lots: 1 });
    expect(await balanceNow(desk)).toBe(100n);
  });
});

describe('clocks', () => {
  it('that are a day ahead in one process, or in the database, expire nothing early', async () => {
    await openCredit(desk, 300n, { expiresOn: '2026-11-23' });
    const [right, ahead] = [new Date('2026-11-23T23:59:00Z'), new Date('2026-11-24T23:59:00Z')];
    at(ahead.toISOString());
    expect(await expire(desk, right)).toMatchObject({ lots: 0 });
    at(right.toISOString());
    expect(await expire(desk, ahead)).toMatchObject({ lots: 0 });
    at('2026-11-24T00:00:00Z');
    expect(await expire()).toMatchObject({ lots: 1 });
  });

  it.each([
    // The club's last minute and the next, in winter, in summer, and around both changes.
    ['Europe/London', '2026-11-23', '2026-11-23T23:59:59Z', '2026-11-24T00:00:00Z'],
    ['Europe/London', '2026-07-10', '2026-07-10T22:59:59Z', '2026-07-10T23:00:00Z'],
    ['Europe/London', '2026-03-29', '2026-03-29T22:59:59Z', '2026-03-29T23:00:00Z'],
    ['Europe/London', '2026-10-25', '2026-10-25T23:59:59Z', '2026-10-26T00:00:00Z'],
    ['Pacific/Auckland', '2026-11-23', '2026-11-23T10:59:59Z', '2026-11-23T11:00:00Z'],
  ])('in %s credit of %s can be used to the last minute', async (zone, day, last, next) => {
    desk.club = { ...desk.club, timeZone: zone };
    await openCredit(desk, 300n, { createdOn: '2026-01-01', expiresOn: day });
    at(last);
    expect(await expire()).toMatchObject({ lots: 0 });
    at(next);
    expect(await expire()).toMatchObject({ lots: 1 });
  });
});

describe('whatever happens to a run', () => {
  it('two processes at once book each lot once, and tell it once', async () => {
    for (const amount of [300n, 50n, 20n]) {
      await openCredit(desk, amount, { expiresOn: '2026-11-22' });
    }
    const runs = await Promise.all([expire(desk), expire(other), expire(other)]);
    expect(runs.reduce((sum, run) => sum + (run?.lots ?? 0), 0)).toBe(3);
    expect(await balanceNow(desk)).toBe(0n);
    expect(await told()).toHaveLength(1);
  });

  it('beside others who change the same account it is done once, and theirs stands', async () => {
    await openCredit(desk, 300n, { expiresOn: '2026-11-22' });
    await openCredit(desk, 80n);
    const invoice = await issue(desk, 100n);
    await Promise.all([expire(), apply(desk, invoice, 60n)]);
    await expire();
    expect(await expiredEntries()).toHaveLength(1);
    expect(await balanceNow(desk)).toBe(20n);
  });

  it('killed before it told, the next run tells it', async () => {
    await openCredit(desk, 300n, { expiresOn: '2026-11-22' });
    const { leases } = desk.store.collections;
    // What a process that died right after its page leaves behind: a lease that runs out, no words.
    const night = desk.store.collections.expiry_nights;
    await expire();
    await desk.store.collections.outbox.deleteMany({});
    await night.updateOne(
      {},
      { $set: { untold: true, lots: 1, amounts: { GBP: 300n }, summaries: 0 } },
    );
    await leases.updateMany({}, { $set: { expiresAt: new Date(0) } });
    at('2026-11-24T04:37:00Z');
    expect(await expire()).toEqual({ lots: 0, failed: 0 });
    expect(await told()).toMatchObject([{ day: '2026-11-23', lots: 1 }]);
  });

  it('leaves a payer whose history is being imported', async () => {
    await openCredit(desk, 300n, { expiresOn: '2026-11-22' });
    const { accounts } = desk.store.collections;
    await accounts.updateMany({}, { $set: { importing: true } });
    expect(await expire()).toEqual({ lots: 0, failed: 0 });
    await accounts.updateMany({}, { $unset: { importing: true } });
    expect(await expire()).toMatchObject({ lots: 1 });
  });
});

describe('credit about to expire', () => {
  it('is found by its last day, from an index that holds nothing else', async () => {
    await openCredit(desk, 10n, { expiresOn: '2026-12-06' });
    const lotId = await openCredit(desk, 20n, { expiresOn: '2026-12-07' });
    await openCredit(desk, 30n, { expiresOn: '2026-12-08' });
    await openCredit(desk, 40n);
    const found = [];
    for await (const page of findLotsAboutToExpire(desk, '2026-12-07')) found.push(...page);
    expect(found).toMatchObject([
      { payerId: 'club:olsen', currency: 'GBP', lotId, remaining: 20n, expiresOn: '2026-12-07' },
    ]);
  });

  it.each([
    ['on a day', { on: '2026-12-07' }, 1],
    ['past', { before: '2026-12-07' }, 2],
  ] as const)('%s reads as many keys as there are such lots', async (_what, days, keys) => {
    await openCredit(desk, 10n, { expiresOn: '2026-12-05' });
    await openCredit(desk, 10n, { expiresOn: '2026-12-06' });
    await openCredit(desk, 20n, { expiresOn: '2026-12-07' });
    for (const amount of [1n, 2n, 3n]) await openCredit(desk, amount, { expiresOn: '2027-01-01' });
    const explained = await desk.store.collections.accounts
      .find(expiringQuery('club', days))
      .hint('expiring')
      .explain('executionStats');
    expect(Number(explained['executionStats'].totalKeysExamined)).toBe(keys);
  });
});
