import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { dataFolderError } from './data-folder.js';
import { EmbeddedMongoError } from './error.js';
import { readProcess } from './process-identity.js';

type Holder = { processId: number; startedAt: string };

/** A killed app may need a moment to be gone, and others may clear away its lock meanwhile. */
const PATIENCE_MS = 1_000;
const POLL_MS = 50;

/** Makes this process the one owner of a data folder; returns the release. */
export async function acquireInstanceLock(dataDir: string): Promise<() => Promise<void>> {
  const lockPath = join(dataDir, 'mongo.lock');
  const ownPath = `${lockPath}.${randomUUID()}`;
  const self = await readProcess(process.pid);
  const content = JSON.stringify({ processId: process.pid, startedAt: self?.startedAt ?? '' });
  const endsAt = Date.now() + PATIENCE_MS;
  await writeFile(ownPath, content);
  try {
    for (;;) {
      if (await linked(ownPath, lockPath)) {
        return () => release(lockPath, content);
      }
      const holder = await holderOf(lockPath);
      if (Date.now() >= endsAt) {
        throw alreadyRunning(dataDir, holder);
      }
      await (holder === undefined ? Promise.resolve() : delay(POLL_MS));
    }
  } finally {
    await rm(ownPath, { force: true });
  }
}

/** A link appears whole or not at all, so nobody ever reads a lock without its content. */
async function linked(ownPath: string, lockPath: string): Promise<boolean> {
  try {
    await link(ownPath, lockPath);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw dataFolderError(dirname(lockPath), error);
  }
}

/** The id of the running process that holds the lock; a lock of a dead one is cleared away. */
async function holderOf(lockPath: string): Promise<number | undefined> {
  const content = await readFile(lockPath, 'utf8').catch(() => undefined);
  if (content === undefined) {
    return undefined;
  }
  const holder = parseHolder(content);
  const running = holder && (await readProcess(holder.processId));
  if (holder && running?.startedAt === holder.startedAt) {
    return holder.processId;
  }
  await clearAway(lockPath, content);
  return undefined;
}

async function clearAway(lockPath: string, staleContent: string): Promise<void> {
  const removedPath = `${lockPath}.${randomUUID()}`;
  await rename(lockPath, removedPath).catch(() => undefined);
  // Somebody else may have cleared the stale lock meanwhile and taken the folder.
  const removed = await readFile(removedPath, 'utf8').catch(() => undefined);
  if (removed !== undefined && removed !== staleContent) {
    await link(removedPath, lockPath).catch(() => undefined);
  }
  await rm(removedPath, { force: true });
}

async function release(lockPath: string, content: string): Promise<void> {
  if ((await readFile(lockPath, 'utf8').catch(() => undefined)) === content) {
    await rm(lockPath, { force: true });
  }
}

function parseHolder(content: string): Holder | undefined {
  const parts = /^\{"processId":(\d+),"startedAt":"([^"]*)"\}$/.exec(content);
  return parts === null ? undefined : { processId: Number(parts[1]), startedAt: parts[2] ?? '' };
}

function alreadyRunning(dataDir: string, processId: number | undefined): EmbeddedMongoError {
  const holder = processId === undefined ? 'another process' : `process ${processId}`;
  return new EmbeddedMongoError(
    'already-running',
    `The data folder ${dataDir} is in use by Credit Desk in ${holder}: stop that one, or set DATA_DIR to another folder.`,
  );
}
