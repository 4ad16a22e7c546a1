import { afterEach, expect, it, vi } from 'vitest';
import { createBreather } from '../../../src/store/ledger/breather.js';

afterEach(() => vi.restoreAllMocks());

it('lets others have their turn once the work has had it for a while, and not before', async () => {
  let nowMs = 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const breathe = createBreather();
  let turns = 0;
  let isOver = false;
  const count = () => {
    if (isOver) return;
    turns += 1;
    setImmediate(count);
  };
  setImmediate(count);
  for (let step = 0; step < 100; step += 1) await breathe();
  expect(turns).toBe(0);
  nowMs += 15;
  await breathe();
  expect(turns).toBe(1);
  for (let step = 0; step < 100; step += 1) await breathe();
  expect(turns).toBe(1);
  isOver = true;
});
