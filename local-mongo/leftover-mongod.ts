import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from './options.js';
import { readProcess } from './process-identity.js';
import { stopProcess } from './stop-process.js';

const POLITE_MS = 6_000;

/**
 * Ends the `mongod` of an app that was killed. It is ours only if the lock file in our folder names
 * the process and its command line names our folder: process ids are used again.
 */
export async function stopLeftoverMongod(dbPath: string, log: Log): Promise<void> {
  const text = await readFile(join(dbPath, 'mongod.lock'), 'utf8').catch(() => '');
  const processId = Number.parseInt(text, 10);
  const running = await readProcess(processId);
  if (!running?.commandLine.includes(` --dbpath ${dbPath} `)) {
    return;
  }
  log({
    level: 'info',
    message: `Waiting for the MongoDB of an earlier run (process ${processId}) to end.`,
  });
  if ((await stopProcess(processId, POLITE_MS)) === 'killed') {
    log({
      level: 'warn',
      message: 'It did not end by itself and was killed; its journal is kept.',
    });
  }
}
