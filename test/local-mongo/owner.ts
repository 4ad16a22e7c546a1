import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { realMongod } from './fixtures.js';

const repository = resolve(import.meta.dirname, '..', '..');
const compiled = join(repository, 'dist', `embedded-owner-${process.pid}`);

export type Owner = { process: ChildProcess; uri: string };

/** In a folder of this process, for several test runs at a time; compiled apart from the project's own build, which may be old when a single test is run. */
export async function compileOwner(): Promise<void> {
  const project = join(import.meta.dirname, 'owner.tsconfig.json');
  const compiler = join(repository, 'node_modules', '.bin', 'tsc');
  await promisify(execFile)(compiler, ['-p', project, '--outDir', compiled]);
}

export async function removeCompiledOwner(): Promise<void> {
  await rm(compiled, { recursive: true, force: true });
}

/** Runs the app in small and returns when its database serves. */
export async function startOwner(place: { dataDir: string; port: number }): Promise<Owner> {
  const script = join(compiled, 'test', 'local-mongo', 'owner-process.js');
  const child = spawn(
    process.execPath,
    [script, place.dataDir, String(place.port), await realMongod()],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [output] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the owner ended at once'))),
  ]);
  return { process: child, uri: String(output).trim() };
}

export async function endOwner(owner: Owner, signal: NodeJS.Signals): Promise<void> {
  const ended = once(owner.process, 'exit');
  owner.process.kill(signal);
  await ended;
}
