import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedMongoError } from './error.js';
import { seriesOf } from './mongod-version.js';

export type DataFolder = {
  dataDir: string;
  /** `<dataDir>/mongo`, free of symbolic links, as `mongod` shows it on its command line. */
  dbPath: string;
  logPath: string;
};

export async function prepareDataFolder(dataDir: string): Promise<DataFolder> {
  const folder = resolve(dataDir);
  try {
    await mkdir(join(folder, 'mongo'), { recursive: true });
    // A folder's mode says nothing about a full or read-only disk: only a write does.
    const probe = join(folder, 'mongo', `probe-${randomUUID()}`);
    await writeFile(probe, 'probe');
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

/** The series (`6.0`) of the server that wrote the folder; none for a new one. */
export async function readDataSeries(folder: DataFolder): Promise<string | undefined> {
  const text = await readFile(versionPath(folder), 'utf8').catch(() => '');
  const version = /^\d+\.\d+\.\d+/.exec(text)?.[0];
  return version === undefined ? undefined : seriesOf(version);
}

export async function writeDataVersion(folder: DataFolder, version: string): Promise<void> {
  await writeFile(versionPath(folder), `${version}\n`);
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
