import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { untilStopped } from '../../src/cli/until-stopped.js';

const program = new URL('../../dist/src/cli/until-stopped.js', import.meta.url).href;

/** A command with work in steps, of which `lastStep` is the one that a stop meets. */
async function startWork(lastStep: string) {
  const script = `
    const { untilStopped } = await import(${JSON.stringify(program)});
    await untilStopped(async (stopped) => {
      console.log('begun');
      while (!stopped()) await new Promise((next) => setTimeout(next, 5));
      console.log('told');
      ${lastStep}
    });
    console.log('said');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  return { child, said: () => out };
}

async function says(said: () => string, word: string): Promise<void> {
  await expect.poll(said, { timeout: 20_000, interval: 5 }).toContain(word);
}

async function endOf(child: ChildProcess): Promise<unknown[]> {
  return once(child, 'close');
}

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'work that %s meets ends its step, says what it did, and then ends by that signal',
  async (signal) => {
    const { child, said } = await startWork(`await new Promise((next) => setTimeout(next, 20));`);
    await says(said, 'begun');
    const ended = endOf(child);
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(said().trim().split('\n')).toEqual(['begun', 'told', 'said']);
  },
);

it('a second signal ends at once what does not end by itself', async () => {
  const { child, said } = await startWork('await new Promise((next) => setTimeout(next, 60_000));');
  await says(said, 'begun');
  const ended = endOf(child);
  child.kill('SIGTERM');
  await says(said, 'told');
  child.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
  expect(said()).not.toContain('said');
});

it('work that nothing stops is done as ever, and nobody listens afterwards', async () => {
  expect(await untilStopped(async (stopped) => stopped())).toBe(false);
  await expect(
    untilStopped(async () => {
      throw new Error('the database is gone');
    }),
  ).rejects.toThrow('the database is gone');
  expect(process.listenerCount('SIGHUP')).toBe(0);
});
