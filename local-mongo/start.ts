import {
  type DataFolder,
  prepareDataFolder,
  readDataSeries,
  removeDataVersion,
  writeDataVersion,
} from './data-folder.js';
import { findMongod } from './find-mongod.js';
import { acquireInstanceLock } from './instance-lock.js';
import { keepRunning } from './keep-running.js';
import { launchMongod } from './launch.js';
import { stopLeftoverMongod } from './leftover-mongod.js';
import type { EmbeddedMongo, EmbeddedMongoOptions } from './options.js';
import { assertPortFree } from './port.js';

/**
 * A replica set of one on 127.0.0.1 with its data in `<dataDir>/mongo`, for trying and developing.
 * Throws `EmbeddedMongoError` with every code of its union.
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const folder = await prepareDataFolder(options.dataDir);
  const releaseLock = await acquireInstanceLock(folder.dataDir);
  try {
    const { version, stop } = await serve(folder, options);
    return {
      uri: `mongodb://127.0.0.1:${options.port}/${options.name}?replicaSet=${options.name}`,
      version,
      stop: async () => {
        await stop();
        await releaseLock();
      },
    };
  } catch (error) {
    await releaseLock();
    throw error;
  }
}

async function serve(folder: DataFolder, options: EmbeddedMongoOptions) {
  const { name, port, log, environment, oldestServerMajor } = options;
  await stopLeftoverMongod(folder.dbPath, log);
  await assertPortFree(port);
  const dataSeries = await readDataSeries(folder);
  const { path: binary, version } = await findMongod({
    environment,
    oldestServerMajor,
    dataSeries,
    log,
  });
  // Before the launch: from its first moment on, the files are of this series.
  await writeDataVersion(folder, version);
  const extraArguments = options.mongodArguments ?? [];
  const launch = () =>
    launchMongod({ setName: name, folder, port, binary, version, extraArguments });
  try {
    const { stop } = keepRunning({ first: await launch(), launch, log });
    return { version, stop };
  } catch (error) {
    // A server that never served must not bind a new folder to its series.
    await (dataSeries === undefined ? removeDataVersion(folder) : Promise.resolve());
    throw error;
  }
}
