import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKeptReports } from '../../../src/services/reports/kept-reports.js';
import type { Report } from '../../../src/services/reports/read-report.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const request = { name: 'audit-trail', from: '2026-11-01', until: '2026-11-30' } as const;

function report(id: string, rowCount: number): Report {
  const rows = Array.from({ length: rowCount }, () => []);
  return { ...request, id, readAt: new Date(), table: { titles: [], rows, totals: [] } };
}

it('keeps the newest as long as they are few rows together, and the newest of any size', () => {
  const kept = createKeptReports();
  for (const id of ['a', 'b', 'c']) kept.keep(report(id, 10_000));
  const found = ['a', 'b', 'c'].map((id) => kept.find(request, id)?.id);
  expect(found).toEqual([undefined, 'b', 'c']);
  kept.keep(report('large', 100_000));
  expect([kept.find(request, 'c'), kept.find(request, 'large')?.id]).toEqual([undefined, 'large']);
});

it('forgets what nobody turns pages of any more, by itself', () => {
  const kept = createKeptReports();
  kept.keep(report('a', 1));
  vi.advanceTimersByTime(9 * 60_000);
  expect(kept.find(request, 'a')).toBeDefined();
  vi.advanceTimersByTime(2 * 60_000);
  expect(kept.find(request, 'a')).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

it('hands out nothing under the id of another report', () => {
  const kept = createKeptReports();
  kept.keep(report('a', 1));
  expect(kept.find({ ...request, name: 'tax' }, 'a')).toBeUndefined();
  expect(kept.find({ ...request, until: '2026-11-29' }, 'a')).toBeUndefined();
});
