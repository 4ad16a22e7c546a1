import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createRepeatingWork } from '../../src/jobs/repeating-work.js';

/** Work whose rounds the test ends, one by one. */
function heldWork() {
  const ends: (() => void)[] = [];
  const failures: unknown[] = [];
  const seen = { rounds: 0, atOnce: 0, most: 0, stopped: () => false };
  const work = createRepeatingWork({
    async work(stopped) {
      seen.stopped = stopped;
      seen.rounds += 1;
      seen.atOnce += 1;
      seen.most = Math.max(seen.most, seen.atOnce);
      await new Promise<void>((resolve) => ends.push(resolve));
      seen.atOnce -= 1;
    },
    failed: (error) => failures.push(error),
  });
  const endRound = async () => {
    ends.shift()?.();
    await pause(0);
  };
  return { work, seen, endRound, failures };
}

it('starts at once when it is woken', () => {
  const { work, seen } = heldWork();
  expect(seen.rounds).toBe(0);
  work.wake();
  expect(seen.rounds).toBe(1);
});

it('makes one more round of however many wakes come during a round, never two at once', async () => {
  const { work, seen, endRound } = heldWork();
  work.wake();
  for (let times = 0; times < 50; times += 1) work.wake();
  await endRound();
  expect(seen).toMatchObject({ rounds: 2, most: 1 });
  await endRound();
  expect(seen).toMatchObject({ rounds: 2, atOnce: 0 });
  work.wake();
  expect(seen.rounds).toBe(3);
});

it('a stop waits for the round that is under way, and begins none', async () => {
  const { work, seen, endRound } = heldWork();
  work.wake();
  work.wake();
  let hasStopped = false;
  const stopping = work.stop().then(() => {
    hasStopped = true;
  });
  expect(seen.stopped()).toBe(true);
  await pause(5);
  expect(hasStopped).toBe(false);
  await endRound();
  await stopping;
  work.wake();
  expect(seen.rounds).toBe(1);
});

it('a stop of idle work ends at once', async () => {
  await heldWork().work.stop();
});

it('goes on after a round that failed, and tells of it', async () => {
  const failures: unknown[] = [];
  let rounds = 0;
  const work = createRepeatingWork({
    async work() {
      rounds += 1;
      if (rounds === 1) throw new Error('no database');
    },
    failed: (error) => failures.push(error),
  });
  work.wake();
  await pause(0);
  work.wake();
  await pause(0);
  expect(rounds).toBe(2);
  expect(failures).toEqual([new Error('no database')]);
});
