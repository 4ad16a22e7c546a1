import { readFile } from 'node:fs/promises';
import type { DataFolder } from './data-folder.js';
import { dataFolderError } from './data-folder.js';
import { EmbeddedMongoError } from './error.js';
import type { MongodExit } from './mongod-process.js';
import { portInUse } from './port.js';

/** Exit codes of mongod, from `src/mongo/util/exit_code.h`. */
const EXIT_NEED_DOWNGRADE = 62;
const EXIT_PORT_IN_USE = 48;

const DATA_VERSION_SIGNS = /UPGRADE PROBLEM|unsupported WiredTiger file version|WT_TRY_SALVAGE/;

/** Turns an end of `mongod` before it served into one sentence. */
export async function launchFailure(options: {
  folder: DataFolder;
  port: number;
  version: string;
  exit: MongodExit;
}): Promise<EmbeddedMongoError> {
  const { folder, exit } = options;
  const log = await readFile(folder.logPath, 'utf8').catch(() => '');
  if (exit.code === EXIT_PORT_IN_USE) {
    return portInUse(options.port);
  }
  if (exit.code === EXIT_NEED_DOWNGRADE || DATA_VERSION_SIGNS.test(log)) {
    return new EmbeddedMongoError(
      'data-version',
      `The data in ${folder.dbPath} was written by another version than MongoDB ${options.version}: set MONGOMS_SYSTEM_BINARY to the mongod that wrote it, or DATA_DIR to a new folder.`,
    );
  }
  if (/DBPathInUse|Unable to lock the lock file/.test(log)) {
    return new EmbeddedMongoError(
      'already-running',
      `Another mongod uses ${folder.dbPath}: stop it, or set DATA_DIR to another folder.`,
    );
  }
  if (/No space left on device/.test(log)) {
    return dataFolderError(folder.dataDir, new Error('no space is left on its disk'));
  }
  return new EmbeddedMongoError(
    'launch-failed',
    `MongoDB ended with ${exit.code ?? exit.signal ?? 'an error'} before it served: read the last lines of ${folder.logPath}, or set MONGOMS_SYSTEM_BINARY to another mongod.`,
  );
}
