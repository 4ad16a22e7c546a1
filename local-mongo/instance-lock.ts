import { randomInt, randomUUID } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { dataFolderError, privateFile } from './data-folder.js';
import { EmbeddedMongoError } from './error.js';
import { readProcess } from './process-identity.js';

const LOCK_NAME = /^mongo\.lock\.(\d+)\.[\w-]+$/;
/** A killed app may need a moment to be gone, and two that start together step back once. */
const PATIENCE_MS = 1_500;

/**
 * Makes this process the one owner of a data folder; returns the release. Each app writes a file of
 * its own and then looks for others: of two, at least one sees the other, and nobody ever removes a
 * file that a living process has written.
 */
export async function acquireInstanceLock(dataDir: string): Promise<() => Promise<void>> {
  const ownName = `mongo.lock.${process.pid}.${randomUUID()}`;
  const ownPath = join(dataDir, ownName);
  const self = await readProcess(process.pid);
  const release = () => rm(ownPath, { force: true });
  const endsAt = Date.now() + PATIENCE_MS;
  try {
    for (;;) {
      await writeFile(ownPath, self?.startedAt ?? '', privateFile);
      const holder = await otherHolder(dataDir, ownName);
      if (holder === undefined) {
        return release;
      }
      await release();
      if (Date.now() >= endsAt) {
        throw alreadyRunning(dataDir, holder);
      }
      await delay(randomInt(10, 150));
    }
  } catch (error) {
    await release();
    throw error instanceof EmbeddedMongoError ? error : dataFolderError(dataDir, error);
  }
}

/** The id of another living process with a lock; locks of dead ones are cleared away. */
async function otherHolder(dataDir: string, ownName: string): Promise<number | undefined> {
  for (const name of await readdir(dataDir)) {
    const processId = Number(LOCK_NAME.exec(name)?.[1]);
    if (name === ownName || Number.isNaN(processId)) {
      continue;
    }
    if (await isHeld(join(dataDir, name), processId)) {
      return processId;
    }
    await rm(join(dataDir, name), { force: true });
  }
  return undefined;
}

async function isHeld(lockPath: string, processId: number): Promise<boolean> {
  const running = await readProcess(processId);
  const startedAt = await readFile(lockPath, 'utf8').catch(() => undefined);
  // Empty: its owner is just writing it.
  return running !== undefined && (startedAt === '' || startedAt === running.startedAt);
}

function alreadyRunning(dataDir: string, processId: number): EmbeddedMongoError {
  return new EmbeddedMongoError(
    'already-running',
    `The data folder ${dataDir} is in use by process ${processId}: stop that one, or set DATA_DIR to another folder.`,
  );
}
