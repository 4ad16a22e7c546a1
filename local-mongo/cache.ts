import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareVersions, readMongodVersion } from './mongod-version.js';
import { isRunning } from './process-identity.js';

const STAGING_PREFIX = '.partial-';

/** Every cached `mongod`, newest first: our own folders, then mongodb-memory-server's files. */
export async function cachedBinaries(cacheDir: string, sharedCacheDir: string): Promise<string[]> {
  const own = (await namesIn(cacheDir))
    .filter((name) => /^mongod-[\d.]+$/.test(name))
    .map((name) => join(cacheDir, name, 'mongod'));
  const sharedNames = await namesIn(sharedCacheDir);
  // A file without its checksum beside it may be half written.
  const shared = sharedNames
    .filter((name) => /^mongod-.+\d$/.test(name) && sharedNames.includes(`${name}.md5`))
    .map((name) => join(sharedCacheDir, name));
  return [...own.sort(compareVersions), ...shared.sort(compareVersions)];
}

/**
 * Puts a fetched binary into the cache and returns its path there. It must run before it gets its
 * place, and it gets it by one rename, so that a kill at any moment leaves nothing half.
 */
export async function installBinary(cacheDir: string, stagedPath: string): Promise<string> {
  await chmod(stagedPath, 0o755);
  const version = await readMongodVersion(stagedPath);
  const folder = join(cacheDir, `mongod-${version}`);
  await mkdir(folder, { recursive: true });
  const installedPath = join(folder, 'mongod');
  await rename(stagedPath, installedPath);
  return installedPath;
}

/** Gives `work` an empty folder on the cache's own disk, and removes it afterwards. */
export async function withStagingFolder<Result>(
  cacheDir: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = join(cacheDir, `${STAGING_PREFIX}${process.pid}-${randomUUID()}`);
  await removeAbandonedStaging(cacheDir);
  await mkdir(folder, { recursive: true });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function removeAbandonedStaging(cacheDir: string): Promise<void> {
  for (const name of await namesIn(cacheDir)) {
    const owner = name.startsWith(STAGING_PREFIX)
      ? Number.parseInt(name.slice(STAGING_PREFIX.length), 10)
      : Number.NaN;
    if (!Number.isNaN(owner) && !(await isRunning(owner))) {
      await rm(join(cacheDir, name), { recursive: true, force: true });
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
