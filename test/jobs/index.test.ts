import cron from 'node-cron';
import { afterEach, expect, it, vi } from 'vitest';
import { startJobs } from '../../src/jobs/index.js';

const log = { info: () => undefined, error: () => undefined };

afterEach(() => {
  vi.useRealTimers();
});

/** Starts a line and tells at which moments it was woken, until the given one. */
async function wakesUntil(
  { schedule, timeZone }: { schedule: string; timeZone: string },
  { from, until }: { from: string; until: string },
): Promise<string[]> {
  vi.useFakeTimers({ now: new Date(from) });
  const wakes: string[] = [];
  const wake = () => wakes.push(new Date().toISOString().replace('.000Z', 'Z'));
  const jobs = startJobs([{ name: 'line', schedule, wake }], { timeZone, log });
  await vi.advanceTimersByTimeAsync(Date.parse(until) - Date.parse(from));
  await jobs.stop();
  return wakes;
}

const morning = '0 9 * * *';

it.each([
  // London is at UTC in winter and one hour ahead in summer; the clocks change on 25 October.
  ['Europe/London', ['2026-10-24T08:00:00Z', '2026-10-25T09:00:00Z']],
  ['America/New_York', ['2026-10-24T13:00:00Z', '2026-10-25T13:00:00Z']],
  ['Pacific/Auckland', ['2026-10-24T20:00:00Z']],
])('a line comes at its hour in the club’s time zone: %s', async (timeZone, expected) => {
  const days = { from: '2026-10-24T00:00:00Z', until: '2026-10-25T19:00:00Z' };
  expect(await wakesUntil({ schedule: morning, timeZone }, days)).toEqual(expected);
});

it('a line of six fields comes by the second', async () => {
  const minute = { from: '2026-11-23T10:00:00Z', until: '2026-11-23T10:00:16Z' };
  const line = { schedule: '*/5 * * * * *', timeZone: 'Europe/London' };
  expect(await wakesUntil(line, minute)).toEqual([
    '2026-11-23T10:00:05Z',
    '2026-11-23T10:00:10Z',
    '2026-11-23T10:00:15Z',
  ]);
});

it('nothing is woken after a stop, and no line is left', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-23T10:00:00Z') });
  let wakes = 0;
  const wake = () => {
    wakes += 1;
  };
  const line = { name: 'line', schedule: '* * * * * *', wake };
  const jobs = startJobs([line, { ...line, name: 'other' }], { timeZone: 'Europe/London', log });
  await jobs.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(wakes).toBe(0);
  expect(cron.getTasks().size).toBe(0);
});
