import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedMongoError } from './error.js';
import { seriesOf } from './mongod-version.js';

const ownerOnly = 0o700;
/** Of a folder in which everybody may keep things. */
const sticky = 0o1000;

/** For files that only their owner may read. */
export const privateFile = { mode: 0o600 };

export type DataFolder = {
  dataDir: string;
  /** `<dataDir>/mongo`, free of symbolic links, as `mongod` shows it on its command line. */
  dbPath: string;
  logPath: string;
};

export async function prepareDataFolder(dataDir: string): Promise<DataFolder> {
  const folder = resolve(dataDir);
  try {
    await makePrivate(folder);
    // A folder's mode says nothing about a full or read-only disk: only a write does.
    const probe = join(folder, 'mongo', `probe-${randomUUID()}`);
    await writeFile(probe, 'probe', privateFile);
    await rm(probe);
  } catch (error) {
    throw dataFolderError(folder, error);
  }
  const realFolder = await realpath(folder);
  return {
    dataDir: realFolder,
    dbPath: join(realFolder, 'mongo'),
    logPath: join(realFolder, 'mongod.log'),
  };
}

/**
 * Nobody else on this machine reads the books in the files. A folder that was there before and is
 * not ours alone, such as `/tmp`, stays as it is; what we make in it is closed all the same.
 */
async function makePrivate(folder: string): Promise<void> {
  const inner = join(folder, 'mongo');
  const isOurs = await stat(inner).then(
    () => true,
    () => false,
  );
  await mkdir(inner, { recursive: true, mode: ownerOnly });
  await chmod(inner, ownerOnly);
  const { mode } = await stat(folder);
  if (isOurs && (mode & sticky) === 0) await chmod(folder, ownerOnly);
}

/** The series (`6.0`) of the server that wrote the folder; none for a new one. */
export async function readDataSeries(folder: DataFolder): Promise<string | undefined> {
  const text = await readFile(versionPath(folder), 'utf8').catch(() => '');
  const version = /^\d+\.\d+\.\d+/.exec(text)?.[0];
  return version === undefined ? undefined : seriesOf(version);
}

export async function writeDataVersion(folder: DataFolder, version: string): Promise<void> {
  await writeFile(versionPath(folder), `${version}\n`, privateFile);
}

export async function removeDataVersion(folder: DataFolder): Promise<void> {
  await rm(versionPath(folder), { force: true });
}

export function dataFolderError(folder: string, error: unknown): EmbeddedMongoError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new EmbeddedMongoError(
    'data-folder',
    `The data folder ${folder} cannot be written (${reason}): make it a writable folder with free space, or set DATA_DIR to another one.`,
    { cause: error },
  );
}

function versionPath(folder: DataFolder): string {
  return join(folder.dataDir, 'mongo.version');
}
