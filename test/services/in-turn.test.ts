import { expect, it } from 'vitest';
import { inTurn } from '../../src/services/in-turn.js';
import { deskForFile } from '../support/desk-for-file.js';

const desk = await deskForFile();

/** Work that ends when it is told to. */
function openWork() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, ended };
}

it('does one of a kind at a time, and all that were asked for', async () => {
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await desk.store.db.command({ ping: 1 });
    running -= 1;
    return most;
  };
  const asked = Array.from({ length: 4 }, () => inTurn(desk, 'audit', work));
  expect(await Promise.all(asked)).toHaveLength(4);
  expect(most).toBe(1);
});

it('lets another kind, and another club, work meanwhile', async () => {
  const { end, ended } = openWork();
  const first = inTurn(desk, 'audit', () => ended);
  const other = { ...desk, club: { ...desk.club, id: 'other' } };
  expect(await inTurn(desk, 'export', async () => 'exported')).toBe('exported');
  expect(await inTurn(other, 'audit', async () => 'audited')).toBe('audited');
  end();
  await first;
});

it('gives the turn back when the work fails', async () => {
  const failing = inTurn(desk, 'export', async () => {
    throw new Error('the disk is full');
  });
  await expect(failing).rejects.toThrow('the disk is full');
  expect(await inTurn(desk, 'export', async () => 'next')).toBe('next');
});
