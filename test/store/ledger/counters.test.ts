import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseNumber, reserveNumber } from '../../../src/store/ledger/counters.js';
import { type LedgerDesk, openLedgerDesk } from '../../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
});

afterAll(async () => {
  await desk.close();
});

describe('the numbers of a series', () => {
  it('are one for an operation, however often and however at once it asks', async () => {
    const asked = Array.from({ length: 10 }, () => reserveNumber(desk.store, 'once', 'operation'));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
  });

  it('differ between operations that ask at once', async () => {
    const asked = Array.from({ length: 20 }, (_, index) =>
      reserveNumber(desk.store, 'many', `operation-${index}`),
    );
    expect(new Set(await Promise.all(asked)).size).toBe(20);
  });

  it('go on after the imported ones, and never back', async () => {
    await raiseNumber(desk.store, 'imported', 41n);
    expect(await reserveNumber(desk.store, 'imported', 'next')).toBe(42n);
    await raiseNumber(desk.store, 'imported', 7n);
    expect(await reserveNumber(desk.store, 'imported', 'after')).toBe(43n);
  });
});
