import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { hledger } from '../cli/hledger.js';
import { bareEnvironment, type DeskFolder } from '../process/desk-folder.js';

async function cli(command: string, folder: DeskFolder, ...words: string[]): Promise<string> {
  const program = fileURLToPath(new URL(`../../dist/src/cli/${command}.js`, import.meta.url));
  const env = {
    ...bareEnvironment(),
    DATA_DIR: folder.dataDir,
    MONGO_PORT: `${folder.mongoPort}`,
    PORT: `${folder.port}`,
  };
  const run = promisify(execFile);
  return (await run(process.execPath, [program, ...words], { env, cwd: folder.path })).stdout;
}

/** The desk's own audit finds the books right, and so does a program that we did not write. */
export async function expectRightBooks(folder: DeskFolder): Promise<void> {
  expect(await cli('audit', folder)).toMatch(/^The books are right/);
  const place = await mkdtemp(join(tmpdir(), 'credit-desk-chaos-'));
  const journal = join(place, 'books.journal');
  await cli('export', folder, '--hledger', journal);
  hledger('check', '--strict', '-f', journal);
  await rm(place, { recursive: true });
}
