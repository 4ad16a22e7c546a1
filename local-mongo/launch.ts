import { setTimeout as delay } from 'node:timers/promises';
import type { DataFolder } from './data-folder.js';
import { EmbeddedMongoError } from './error.js';
import { launchFailure } from './launch-failure.js';
import { type MongodProcess, spawnMongod } from './mongod-process.js';
import { waitUntilListening } from './port.js';
import { becomePrimary } from './replica-set.js';

/** Recovery after a crash reads the journal, which takes far longer than a clean start. */
const LAUNCH_TIMEOUT_MS = 120_000;
const END_NOTICE_MS = 500;

/** Starts `mongod` and returns when it takes writes; a failed launch leaves no process. */
export async function launchMongod(options: {
  setName: string;
  folder: DataFolder;
  port: number;
  binary: string;
  version: string;
  extraArguments: readonly string[];
}): Promise<MongodProcess> {
  const { setName, folder, port } = options;
  const mongod = await spawnMongod({ ...options, ...folder });
  try {
    const isListening = await waitUntilListening({
      port,
      timeoutMs: LAUNCH_TIMEOUT_MS,
      isGivenUp: () => mongod.exit() !== undefined,
    });
    if (isListening) {
      const { processId, exited: ended } = mongod;
      await becomePrimary({ setName, port, processId, ended, timeoutMs: LAUNCH_TIMEOUT_MS });
      return mongod;
    }
  } catch (error) {
    // A connection breaks a moment before the system tells that the process has ended.
    await Promise.race([mongod.exited, delay(END_NOTICE_MS, undefined, { ref: false })]);
    if (mongod.exit() === undefined) {
      await mongod.stop();
      throw notServing(folder, error);
    }
  }
  const exit = mongod.exit();
  await mongod.stop();
  throw exit === undefined ? timedOut(folder, port) : await launchFailure({ ...options, exit });
}

function notServing(folder: DataFolder, cause: unknown): EmbeddedMongoError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedMongoError(
    'launch-failed',
    `MongoDB started but does not serve (${reason}): read the last lines of ${folder.logPath}, or set DATA_DIR to a new folder.`,
    { cause },
  );
}

function timedOut(folder: DataFolder, port: number): EmbeddedMongoError {
  return new EmbeddedMongoError(
    'launch-timeout',
    `MongoDB did not answer on port ${port} within ${LAUNCH_TIMEOUT_MS / 1000} s: start again, and if it happens twice read the last lines of ${folder.logPath}.`,
  );
}
