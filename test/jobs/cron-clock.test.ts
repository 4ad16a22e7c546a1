import cron from 'node-cron';
import { afterEach, expect, it, vi } from 'vitest';
import { createCronClock } from '../../src/jobs/cron-clock.js';

const log = { info: () => undefined, error: () => undefined };

afterEach(() => {
  vi.useRealTimers();
});

/** Starts a line and tells at which moments it ticked, until the given one. */
async function ticksUntil(
  { schedule, timeZone }: { schedule: string; timeZone: string },
  { from, until }: { from: string; until: string },
): Promise<string[]> {
  vi.useFakeTimers({ now: new Date(from) });
  const ticks: string[] = [];
  const tick = () => ticks.push(new Date().toISOString().replace('.000Z', 'Z'));
  const line = createCronClock({ timeZone, log })({ name: 'line', schedule }, tick);
  await vi.advanceTimersByTimeAsync(Date.parse(until) - Date.parse(from));
  await line.stop();
  return ticks;
}

const morning = '0 9 * * *';

it.each([
  // London is at UTC in winter and one hour ahead in summer; the clocks change on 25 October.
  ['Europe/London', ['2026-10-24T08:00:00Z', '2026-10-25T09:00:00Z']],
  ['America/New_York', ['2026-10-24T13:00:00Z', '2026-10-25T13:00:00Z']],
  ['Pacific/Auckland', ['2026-10-24T20:00:00Z']],
])('a line comes at its hour in the club’s time zone: %s', async (timeZone, expected) => {
  const days = { from: '2026-10-24T00:00:00Z', until: '2026-10-25T19:00:00Z' };
  expect(await ticksUntil({ schedule: morning, timeZone }, days)).toEqual(expected);
});

it('a line of six fields comes by the second', async () => {
  const minute = { from: '2026-11-23T10:00:00Z', until: '2026-11-23T10:00:16Z' };
  const line = { schedule: '*/5 * * * * *', timeZone: 'Europe/London' };
  expect(await ticksUntil(line, minute)).toEqual([
    '2026-11-23T10:00:05Z',
    '2026-11-23T10:00:10Z',
    '2026-11-23T10:00:15Z',
  ]);
});

it('a stopped line never ticks again, and nothing of it is left', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-23T10:00:00Z') });
  let ticks = 0;
  const tick = () => {
    ticks += 1;
  };
  const clock = createCronClock({ timeZone: 'Europe/London', log });
  const lines = ['one', 'other'].map((name) => clock({ name, schedule: '* * * * * *' }, tick));
  for (const line of lines) await line.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ticks).toBe(0);
  expect(cron.getTasks().size).toBe(0);
});
