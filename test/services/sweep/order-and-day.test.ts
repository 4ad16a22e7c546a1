import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeBackCredit } from '../../../src/services/credit/take-back-credit.js';
import { runSweep } from '../../../src/services/sweep/sweep.js';
import { sweepPage } from '../../../src/services/sweep/sweep-page.js';
import { findInvoices } from '../../../src/store/ledger/ledger-reads.js';
import {
  auditDifferences,
  balanceNow,
  envelope,
  invoiceNow,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  raise,
  startAfresh,
} from '../../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
});

beforeEach(async () => {
  await startAfresh(desk);
  at('2026-11-23T10:00:00Z');
});

afterEach(async () => {
  expect(await auditDifferences(desk)).toEqual([]);
});

afterAll(async () => {
  await desk.close();
});

function at(instant: string): void {
  desk.clock.now = new Date(instant);
}

async function sweep(): Promise<void> {
  await runSweep(desk, { trigger: 'schedule' });
}

async function applied(invoiceId: string): Promise<bigint> {
  return (await invoiceNow(desk, invoiceId)).creditApplied;
}

/** An auto-collect invoice at 10:00 and credit at 15:00 of the same day. */
async function invoiceThenCredit(sweptBetween: boolean): Promise<string> {
  const due = await issue(desk, 1000n, { autoCollect: true });
  if (sweptBetween) await sweep();
  at('2026-11-23T15:00:00Z');
  const source = await issue(desk, 1000n);
  await pay(desk, source, 1000n);
  await raise(desk, source, 1000n);
  at('2026-11-23T20:00:00Z');
  await sweep();
  return due;
}

describe('when the sweep runs decides nothing', () => {
  it.each([
    ['at once', true],
    ['hours later', false],
  ])(
    'credit raised after the invoice is left to people when it runs %s',
    async (_name, between) => {
      const due = await invoiceThenCredit(between);
      expect(await applied(due)).toBe(0n);
      expect(await balanceNow(desk)).toBe(1000n);
    },
  );

  it('credit raised a moment before the invoice is used, however late the sweep comes', async () => {
    await openCredit(desk, 400n);
    const due = await issue(desk, 1000n, { autoCollect: true });
    at('2026-12-20T10:00:00Z');
    await sweep();
    expect(await applied(due)).toBe(400n);
  });

  it('uses a lot whose last day was the day of issue, after midnight', async () => {
    await openCredit(desk, 5000n, { expiresOn: '2026-11-23' });
    at('2026-11-23T23:59:50Z');
    const due = await issue(desk, 2000n, { autoCollect: true });
    at('2026-11-24T00:00:10Z');
    await sweep();
    expect(await applied(due)).toBe(2000n);
  });

  it('never uses a lot whose last day was before the day of issue', async () => {
    await openCredit(desk, 5000n, { expiresOn: '2026-11-23' });
    at('2026-11-24T00:00:10Z');
    const due = await issue(desk, 2000n, { autoCollect: true });
    await sweep();
    expect(await applied(due)).toBe(0n);
  });

  it('uses credit that was there at the issue, spent meanwhile and given back since', async () => {
    await openCredit(desk, 1000n);
    const first = await issue(desk, 1000n, { autoCollect: true });
    await sweep();
    const second = await issue(desk, 1000n, { autoCollect: true });
    await takeBackCredit(desk, envelope(), { applicationId: `auto:${first}`, reason: 'Wrong one' });
    await sweep();
    expect(await applied(second)).toBe(1000n);
  });
});

describe('the order of invoices of one day', () => {
  it('is that of their numbers as people count, not as text', async () => {
    // The desk's own numbers begin at 1, so nine of them come before.
    for (let count = 1; count < 9; count += 1) await issue(desk, 1n);
    await openCredit(desk, 100n);
    const ninth = await issue(desk, 100n, { autoCollect: true });
    const tenth = await issue(desk, 100n, { autoCollect: true });
    expect([ninth, tenth]).toEqual(['club:INV-9', 'club:INV-10']);
    await sweep();
    expect([await applied(ninth), await applied(tenth)]).toEqual([100n, 0n]);
  });

  it.each([
    ['a payment arrived on one of them', 'ninth'],
    ['the payer got more credit', null],
  ])('stays so when the page was planned too early, because %s', async (_name, paid) => {
    for (let count = 1; count < 9; count += 1) await issue(desk, 1n);
    await openCredit(desk, 60n);
    const ninth = await issue(desk, 100n, { autoCollect: true });
    const tenth = await issue(desk, 100n, { autoCollect: true });
    const page = await findInvoices(desk.store, [ninth, tenth]);
    if (paid === null) await raise(desk, 'club:INV-1', 1n);
    else await pay(desk, ninth, 1n);
    await pay(desk, tenth, 1n);
    await sweepPage(desk, page, { runId: 'run', pageId: 'page' });
    expect([await applied(ninth), await applied(tenth)]).toEqual([60n, 0n]);
  });
});

describe('history', () => {
  it('is not swept: an invoice issued before the first day on the desk is done', async () => {
    const { club } = desk;
    await openCredit(desk, 1000n);
    desk.club = { ...club, sweepFrom: '2026-11-24' };
    const before = await issue(desk, 400n, { autoCollect: true });
    at('2026-11-24T10:00:00Z');
    const onTheDay = await issue(desk, 400n, { autoCollect: true });
    expect((await invoiceNow(desk, before)).autoApply).toBe('done');
    await sweep();
    expect([await applied(before), await applied(onTheDay)]).toEqual([0n, 400n]);
    desk.club = club;
  });
});
