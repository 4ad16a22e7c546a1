import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeLease } from '../../src/store/lease.js';
import { type LedgerDesk, openLedgerDesk } from '../support/ledger-desk.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
});

afterAll(async () => {
  await desk.close();
});

function take(name: string, holder: string, ttlMs = 60_000) {
  return takeLease(desk.store, { name, holder, ttlMs });
}

describe('a lease', () => {
  it('is held by one of many who ask at once', async () => {
    const holders = Array.from({ length: 8 }, (_, index) => take('at-once', `process-${index}`));
    const held = (await Promise.all(holders)).filter((lease) => lease !== null);
    expect(held).toHaveLength(1);
    expect(await held[0]?.renew()).toBe(true);
  });

  it('goes on to another once it is given back', async () => {
    const first = await take('given-back', 'one');
    expect(await take('given-back', 'two')).toBeNull();
    await first?.release();
    expect(await take('given-back', 'two')).not.toBeNull();
  });

  it('goes on to another when its holder is silent for too long', async () => {
    const first = await take('silent', 'one', 50);
    await sleep(80);
    const second = await take('silent', 'two');
    expect(second).not.toBeNull();
    expect(await first?.renew()).toBe(false);
    // Who has lost it cannot give it away either.
    await first?.release();
    expect(await take('silent', 'three')).toBeNull();
  });

  it('stays while its holder renews it', async () => {
    const first = await take('renewed', 'one', 150);
    for (let round = 0; round < 3; round += 1) {
      await sleep(80);
      expect(await first?.renew()).toBe(true);
    }
    expect(await take('renewed', 'two')).toBeNull();
  });
});
