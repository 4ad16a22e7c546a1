import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { freePort } from '../support/mongo-environment.js';

type Environment = Record<string, string | undefined>;

export type Ended = { code: number | null; stdout: string; stderr: string };

/** Credit Desk as a process of its own. */
export type DeskProcess = {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** The printed address of the local workspace's page, with its key. */
  pageUrl(): string;
  ended: Promise<Ended>;
  /** Until it has said that it is running. @throws with what it printed when it ended instead */
  running(): Promise<void>;
  /** Until it has printed the words, on either stream. */
  says(words: string): Promise<void>;
  /** Asks it to stop, and tells how it ended and how long that took. */
  stop(signal?: NodeJS.Signals): Promise<Ended & { tookMs: number }>;
};

/** A temporary folder with ports and settings of its own, in which Credit Desk is started. */
export type DeskFolder = {
  path: string;
  dataDir: string;
  port: number;
  mongoPort: number;
  start(environment?: Environment, ...words: string[]): DeskProcess;
  /** Ids of the processes whose command line holds the folder's path. */
  processes(): Promise<number[]>;
};

const program = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const folders: DeskFolder[] = [];
const children = new Set<ChildProcess>();
const longestStartMs = 60_000;

/** Whatever a test left is ended, and then nothing may be left. */
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    await noProcess(folder);
    await rm(folder.path, { recursive: true });
  }
});

/** A killed process takes its mongod with it a moment later. */
export async function noProcess(folder: DeskFolder): Promise<void> {
  let left = await folder.processes();
  for (const endsAt = Date.now() + 15_000; left.length > 0; left = await folder.processes()) {
    if (Date.now() > endsAt) throw new Error(`still running in ${folder.path}: ${left.join(', ')}`);
    await pause(50);
  }
}

export async function processesNaming(text: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const words = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (words.includes(text)) found.push(Number(name));
  }
  return found;
}

/** What a machine gives to every program, and none of the settings of whoever runs the tests. */
export function bareEnvironment(): Environment {
  const { PATH, HOME, XDG_CACHE_HOME, MONGOMS_SYSTEM_BINARY } = process.env;
  return { PATH, HOME, XDG_CACHE_HOME, MONGOMS_SYSTEM_BINARY };
}

export async function deskFolder(): Promise<DeskFolder> {
  const path = await mkdtemp(join(tmpdir(), 'credit-desk-process-'));
  const [port, slackPort, mongoPort] = [await freePort(), await freePort(), await freePort()];
  const dataDir = join(path, 'data');
  const own = {
    DATA_DIR: dataDir,
    PORT: `${port}`,
    LOCAL_SLACK_PORT: `${slackPort}`,
    MONGO_PORT: `${mongoPort}`,
  };
  const folder: DeskFolder = {
    path,
    dataDir,
    port,
    mongoPort,
    start: (environment = {}, ...words) =>
      startIn(path, { ...bareEnvironment(), ...own, ...environment }, words),
    processes: () => processesNaming(path),
  };
  folders.push(folder);
  return folder;
}

function startIn(folder: string, environment: Environment, words: string[]): DeskProcess {
  if (!existsSync(program)) throw new Error(`${program} is missing: run "npm run build" first`);
  // The folder's path is of no meaning to Node; by it the process is found again.
  const child = spawn(process.execPath, ['--conditions', folder, program, ...words], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  let hasEnded = false;
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      hasEnded = true;
      children.delete(child);
      resolve({ code, stdout: said.out, stderr: said.err });
    });
  });
  const says = async (words: string) => {
    for (const endsAt = Date.now() + longestStartMs; Date.now() < endsAt; await pause(20)) {
      if (`${said.out}${said.err}`.includes(words)) return;
      if (hasEnded) break;
    }
    throw new Error(`It did not say "${words}", but:\n${said.out}${said.err}`);
  };
  return {
    child,
    ended,
    says,
    stdout: () => said.out,
    stderr: () => said.err,
    pageUrl: () => /Open +(\S+)/.exec(said.out)?.[1] ?? '',
    running: () => says('Press Ctrl-C to stop'),
    async stop(signal = 'SIGTERM') {
      const askedAt = Date.now();
      child.kill(signal);
      return { ...(await ended), tookMs: Date.now() - askedAt };
    },
  };
}
