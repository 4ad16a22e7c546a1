import { readFile } from 'node:fs/promises';
import type { DataFolder } from './data-folder.js';
import { dataFolderError } from './data-folder.js';
import { EmbeddedMongoError, type EmbeddedMongoErrorCode } from './error.js';
import type { MongodExit } from './mongod-process.js';
import { portInUse } from './port.js';

/** Exit codes of mongod, from its `src/mongo/util/exit_code.h`. */
const EXIT_NEED_DOWNGRADE = 62;
const EXIT_PORT_IN_USE = 48;

const OTHER_VERSION_SIGNS = /UPGRADE PROBLEM|unsupported WiredTiger file version/;
const DAMAGE_SIGNS = /"s":"F",\s*"c":"STORAGE"|WT_TRY_SALVAGE|data corruption/;
const FOLDER_TAKEN_SIGNS = /DBPathInUse|Unable to lock the lock file/;

/** Turns an end of `mongod` before it served into one sentence. */
export async function launchFailure(options: {
  folder: DataFolder;
  port: number;
  version: string;
  exit: MongodExit;
}): Promise<EmbeddedMongoError> {
  const { folder, exit } = options;
  const { dbPath, logPath } = folder;
  const log = await readFile(logPath, 'utf8').catch(() => '');
  if (exit.code === EXIT_PORT_IN_USE) {
    return portInUse(options.port);
  }
  if (/No space left on device/.test(log)) {
    return dataFolderError(folder.dataDir, 'ENOSPC');
  }
  const [code, message] = explain({ ...options, log, dbPath, logPath });
  return new EmbeddedMongoError(code, message);
}

function explain(options: {
  exit: MongodExit;
  log: string;
  version: string;
  dbPath: string;
  logPath: string;
}): [EmbeddedMongoErrorCode, string] {
  const { exit, log, dbPath, logPath } = options;
  if (exit.code === EXIT_NEED_DOWNGRADE || OTHER_VERSION_SIGNS.test(log)) {
    return [
      'data-version',
      `The data in ${dbPath} were written by another version than MongoDB ${options.version}: set MONGOMS_SYSTEM_BINARY to the mongod that wrote them, or DATA_DIR to a new folder.`,
    ];
  }
  if (FOLDER_TAKEN_SIGNS.test(log)) {
    return [
      'already-running',
      `Another mongod uses ${dbPath}: stop it, or set DATA_DIR to another folder.`,
    ];
  }
  if (DAMAGE_SIGNS.test(log)) {
    return [
      'data-damaged',
      `MongoDB cannot read the files in ${dbPath}: put back a copy of that folder, or set DATA_DIR to a new one (details: ${logPath}).`,
    ];
  }
  if (exit.signal === 'SIGILL') {
    return [
      'launch-failed',
      `This processor cannot run MongoDB ${options.version}, which needs AVX: set MONGODB_URI to a MongoDB on another machine.`,
    ];
  }
  return [
    'launch-failed',
    `MongoDB ended with ${exit.code ?? exit.signal ?? 'an error'} before it served: read the last lines of ${logPath}, or set MONGOMS_SYSTEM_BINARY to another mongod.`,
  ];
}
