import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openFreshFiles } from '../../src/cli/fresh-files.js';

const program = new URL('../../dist/src/cli/fresh-files.js', import.meta.url).href;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fresh-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A command that has begun to write two files, says so, and is not done. */
async function startWriting() {
  const script = `
    const { openFreshFiles } = await import(${JSON.stringify(program)});
    const files = openFreshFiles();
    for (const name of ['a.backup', 'b.csv']) await files.write(${JSON.stringify(`${folder}/`)} + name, 'half');
    setInterval(() => undefined, 1000);
    console.log('begun');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'a command that %s ends leaves no piece of a file, and what was there before',
  async (signal) => {
    await writeFile(join(folder, 'a.backup'), 'whole');
    const child = await startWriting();
    expect(await readdir(folder)).toHaveLength(3);
    const ended = once(child, 'exit');
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(await readdir(folder)).toEqual(['a.backup']);
  },
);

it('a file that takes no more, as on a full disk, is one sentence, and no piece of it stays', async () => {
  const file = join(folder, 'c.journal');
  const files = openFreshFiles();
  await files.write(file, 'half');
  const [part = ''] = (await readdir(folder)).filter((name) => name.endsWith('.part'));
  await rm(join(folder, part));
  await expect(files.write(file, 'more')).rejects.toMatchObject({
    name: 'CliError',
    message: expect.stringMatching(/c\.journal cannot be written any further \(ENOENT.*Make room/),
  });
  await files.discard();
  expect(await readdir(folder)).toEqual(['a.backup']);
  expect(process.listenerCount('SIGHUP')).toBe(0);
});
