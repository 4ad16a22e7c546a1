import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/calendar-date.js';
import { daysLeft } from '../../../src/domain/sessions/days-left.js';

const november = { net: 3000n, from: '2026-11-01', until: '2026-11-30' };

describe('what the days after the day of leaving are worth', () => {
  it.each([
    ['the day of leaving counts as used', november, '2026-11-10', 20, 2000n],
    ['the last day', november, '2026-11-30', 0, 0n],
    ['the first day', november, '2026-11-01', 29, 2900n],
    ['the day before the period', november, '2026-10-31', 30, 3000n],
    ['long before it', november, '2026-01-31', 30, 3000n],
    ['long after it', november, '2027-02-01', 0, 0n],
    ['a period of one day', { ...november, until: '2026-11-01' }, '2026-11-01', 0, 0n],
    ['the rest goes to the used part when equal', { ...november, net: 1n }, '2026-11-15', 15, 0n],
  ])('%s', (_name, line, leavingOn, left, amount) => {
    expect(daysLeft(line, leavingOn)).toMatchObject({ daysLeft: left, amount });
  });

  it.each([
    ['forward', '2026-03-01', '2026-03-31', '2026-03-28'],
    ['back', '2026-10-01', '2026-10-31', '2026-10-24'],
  ])('counts days and not hours where the clocks go %s', (_name, from, until, leavingOn) => {
    const left = Number(until.slice(-2)) - Number(leavingOn.slice(-2));
    expect(daysLeft({ net: 3100n, from, until }, leavingOn)).toEqual({
      ...{ days: 31, daysLeft: left, amount: BigInt(left) * 100n },
    });
  });

  it.each([
    ['a first day', { ...november, from: null }],
    ['a last day', { ...november, until: null }],
  ])('is not known of a line without %s', (_name, line) => {
    expect(daysLeft(line, '2026-11-10')).toBeNull();
  });

  it('never rises while days go by, and is all of it before and nothing after', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.integer({ min: 1, max: 400 }),
        (net, length) => {
          const line = { net, from: '2026-11-01', until: addDays('2026-11-01', length - 1) };
          let before = net;
          for (let day = -1; day <= length; day += 1) {
            const amount = daysLeft(line, addDays(line.from, day))?.amount ?? -1n;
            expect(amount).toBeLessThanOrEqual(before);
            before = amount;
          }
          expect(before).toBe(0n);
        },
      ),
      { numRuns: 20 },
    );
  });
});
