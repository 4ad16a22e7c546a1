import { describe, expect, it } from 'vitest';
import { withinBudget } from '../../src/slack/answer/within-budget.js';
import { createTimedCache } from '../../src/slack/people/timed-cache.js';
import { createInFlight } from '../../src/slack/receive/in-flight.js';

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

describe('The time budget', () => {
  it('gives the result of work that ends in time', async () => {
    expect(await withinBudget(async () => 7, { budgetMs: 50 })).toEqual({ late: false, result: 7 });
  });

  it('hands over work that goes on', async () => {
    const work = async () => {
      await pause(30);
      return 7;
    };
    const decided = await withinBudget(work, { budgetMs: 1 });
    expect(decided.late).toBe(true);
    expect(decided.late && (await decided.outcome)).toBe(7);
  });

  it('throws what fails in time, and leaves what fails later to the outcome', async () => {
    const fail = async () => {
      throw new Error('no');
    };
    await expect(withinBudget(fail, { budgetMs: 50 })).rejects.toThrow('no');
    const later = async () => {
      await pause(20);
      throw new Error('no');
    };
    const decided = await withinBudget(later, { budgetMs: 1 });
    await expect(decided.late && decided.outcome).rejects.toThrow('no');
  });
});

describe('Work in flight', () => {
  it('is waited for, up to a limit', async () => {
    const inFlight = createInFlight();
    const work = inFlight.track(pause(30));
    expect(inFlight.count).toBe(1);
    expect(await inFlight.drain(1)).toBe(false);
    expect(inFlight.isStopping).toBe(true);
    expect(await inFlight.drain(1_000)).toBe(true);
    await work;
  });

  it('counts work that failed as ended', async () => {
    const inFlight = createInFlight();
    await expect(inFlight.track(Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await inFlight.drain(1)).toBe(true);
  });
});

describe('What is kept of look-ups', () => {
  it('is shared, looked up again when it is old, and forgotten when it failed', async () => {
    let now = 0;
    let asked = 0;
    let fails = false;
    const look = createTimedCache({
      keepMs: 100,
      now: () => now,
      lookUp: async (key) => {
        asked += 1;
        if (fails) throw new Error('no');
        return `${key}${asked}`;
      },
    });
    expect(await Promise.all([look('a'), look('a')])).toEqual(['a1', 'a1']);
    now = 99;
    expect(await look('a')).toBe('a1');
    now = 100;
    fails = true;
    await expect(look('a')).rejects.toThrow('no');
    fails = false;
    expect(await look('a')).toBe('a3');
  });
});
