import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addedUpMs,
  type GivenAlone,
  recentItems,
  sumAlone,
  withItem,
} from '../../../src/domain/approvals/given-alone.js';
import {
  needsSecondPerson,
  ownAccountOf,
} from '../../../src/domain/approvals/needs-second-person.js';

const rules = { thresholdMinor: 10_000n, currency: 'GBP', singleHanded: false };
const act = {
  ...{ amount: 1n, always: false, currency: 'GBP', alone: 0n },
  ownAccount: 'no' as const,
};

describe('A second person', () => {
  it('is needed from the threshold on, counted with what one gave alone before', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 20_000n), fc.bigInt(0n, 20_000n), (amount, alone) => {
        const need = needsSecondPerson({ ...act, amount, alone }, rules);
        expect(need !== null).toBe(amount + alone >= 10_000n);
      }),
    );
  });

  it('is needed at the threshold to the unit, with what both parts add up to', () => {
    expect(needsSecondPerson({ ...act, amount: 9_999n }, rules)).toBeNull();
    expect(needsSecondPerson({ ...act, amount: 9_000n, alone: 999n }, rules)).toBeNull();
    expect(needsSecondPerson({ ...act, amount: 9_000n, alone: 1_000n }, rules)).toEqual({
      ...{ why: 'threshold', amount: 9_000n, alone: 1_000n, currency: 'GBP' },
    });
  });

  it('is never needed for what gives nothing', () => {
    const other = { ...act, amount: 0n, alone: 50_000n, currency: 'EUR' };
    expect(needsSecondPerson(other, rules)).toBeNull();
    expect(needsSecondPerson({ ...other, ownAccount: 'yes' }, rules)).toBeNull();
  });

  it.each([
    ['always', 'what always needs one', { always: true }, null],
    ['own-account', 'one’s own account', { ownAccount: 'yes' as const }, null],
    ['address-unknown', 'an unknown address', { ownAccount: 'unknown' as const }, null],
    ['other-currency', 'another currency', { currency: 'EUR' }, 10_000n],
    [undefined, 'another currency without a threshold', { currency: 'EUR' }, null],
    [undefined, 'any amount without a threshold', { amount: 50_000n }, null],
  ])('is needed as %s for %s', (why, _what, changes, thresholdMinor) => {
    expect(needsSecondPerson({ ...act, ...changes }, { ...rules, thresholdMinor })?.why).toBe(why);
  });

  it.each([
    [undefined, 'kari@club.example', 'no'],
    [null, 'kari@club.example', 'unknown'],
    [null, null, 'no'],
    ['KARI@club.example ', 'kari@Club.example', 'yes'],
    ['kari@club.example', 'kari.olsen@club.example', 'no'],
  ])('address %s beside the payer’s %s: %s', (staff, payer, own) => {
    expect(ownAccountOf(staff, payer)).toBe(own);
  });
});

describe('What one person gave alone', () => {
  const owner = { clubId: 'club', payerId: 'club:olsen', requesterId: 'UOLIVE' };
  const start = new Date('2026-11-23T10:00:00Z').getTime();

  it('is the sum of the last day, however the acts lie', () => {
    const gap = fc.integer({ min: 0, max: 12 * 3_600_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, fc.bigInt(1n, 5_000n)), { maxLength: 12 }), (acts) => {
        let now = start;
        let alone: GivenAlone | null = null;
        const all: { at: number; amount: bigint }[] = [];
        for (const [later, amount] of acts) {
          now += later;
          all.push({ at: now, amount });
          const at = new Date(now);
          const item = { entryId: `${now}`, amount, currency: 'GBP', at, creditNoteId: null };
          alone = withItem(alone, owner, { item, now: at });
        }
        const expected = all
          .filter(({ at }) => at > now - addedUpMs)
          .reduce((sum, { amount }) => sum + amount, 0n);
        const items = recentItems(alone, new Date(now));
        expect(sumAlone(items, 'GBP', { notes: new Map(), refunds: new Map() })).toBe(expected);
        expect(sumAlone(items, 'EUR', { notes: new Map(), refunds: new Map() })).toBe(0n);
      }),
    );
  });
});
