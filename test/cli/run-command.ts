import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

type Command =
  | ('audit' | 'db-setup' | 'export' | 'import' | 'job' | 'reconcile' | 'sweep')
  | ('backup' | 'cancel-session' | 'remove-contact' | 'restore' | 'settings');

export type CommandResult = { code: number | null; stdout: string; stderr: string };

export const riverside = fileURLToPath(new URL('../../samples/riverside/', import.meta.url));

/** For tests that start many processes, which take seconds each on a busy machine. */
export const patience = { timeout: 120_000 };

const running = new Set<ChildProcess>();

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

function programOf(command: Command): string {
  const path = fileURLToPath(new URL(`../../dist/src/cli/${command}.js`, import.meta.url));
  if (!existsSync(path)) throw new Error(`${path} is missing: run "npm run build" first`);
  return path;
}

type Started = { child: ChildProcess; ended: Promise<CommandResult> };

/** Starts a command as a process of its own, on one database and with no other settings. */
export function startCommand(command: Command, uri: string, ...words: string[]): Started {
  return startCommandWith({}, command, uri, ...words);
}

/** The same with settings of its own. */
export function startCommandWith(
  settings: Record<string, string>,
  command: Command,
  uri: string,
  ...words: string[]
): Started {
  const child = spawn(process.execPath, [programOf(command), ...words], {
    // A folder without a `.env`, so that a developer's settings do not reach the test.
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    // Imported invoices of the past are to be swept, as in a club that began with the desk then.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MONGODB_URI: uri,
      SWEEP_FROM: '2020-01-01',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const result: CommandResult = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    result.stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    result.stderr += chunk.toString();
  });
  const ended = new Promise<CommandResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ ...result, code });
    });
  });
  return { child, ended };
}

export function runCommand(
  command: Command,
  uri: string,
  ...words: string[]
): Promise<CommandResult> {
  return startCommand(command, uri, ...words).ended;
}
