import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedMongoError } from './error.js';
import { readProcess } from './process-identity.js';

type Holder = { processId: number; startedAt: string };

const ATTEMPTS = 5;

/** Makes this process the one owner of a data folder; returns the release. */
export async function acquireInstanceLock(dataDir: string): Promise<() => Promise<void>> {
  const lockPath = join(dataDir, 'mongo.lock');
  const ownPath = `${lockPath}.${randomUUID()}`;
  const self = await readProcess(process.pid);
  const content = JSON.stringify({ processId: process.pid, startedAt: self?.startedAt ?? '' });
  await writeFile(ownPath, content);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await linked(ownPath, lockPath)) {
        return () => release(lockPath, content);
      }
      await removeStaleLock(lockPath, dataDir);
    }
  } finally {
    await rm(ownPath, { force: true });
  }
  throw alreadyRunning(dataDir, undefined);
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
    throw error;
  }
}

async function removeStaleLock(lockPath: string, dataDir: string): Promise<void> {
  const content = await readFile(lockPath, 'utf8').catch(() => undefined);
  if (content === undefined) {
    return;
  }
  const holder = parseHolder(content);
  const running = holder && (await readProcess(holder.processId));
  if (holder && running?.startedAt === holder.startedAt) {
    throw alreadyRunning(dataDir, holder.processId);
  }
  const removedPath = `${lockPath}.${randomUUID()}`;
  await rename(lockPath, removedPath).catch(() => undefined);
  // Somebody else may have cleared the stale lock meanwhile and taken the folder.
  const removed = await readFile(removedPath, 'utf8').catch(() => undefined);
  if (removed !== undefined && removed !== content) {
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
