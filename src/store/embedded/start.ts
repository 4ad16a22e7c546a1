import { prepareDataFolder, readDataSeries, writeDataVersion } from './data-folder.js';
import { findMongod } from './find-mongod.js';
import { acquireInstanceLock } from './instance-lock.js';
import { keepRunning } from './keep-running.js';
import { launchMongod } from './launch.js';
import { stopLeftoverMongod } from './leftover-mongod.js';
import type { EmbeddedMongo, EmbeddedMongoOptions } from './options.js';
import { assertPortFree } from './port.js';

const DATABASE_NAME = 'credit-desk';

/**
 * A replica set of one on 127.0.0.1 with its data in `<dataDir>/mongo`, for trying and developing.
 * Throws `EmbeddedMongoError` with every code of its union.
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const { port, log, environment } = options;
  const folder = await prepareDataFolder(options.dataDir);
  const releaseLock = await acquireInstanceLock(folder.dataDir);
  try {
    await stopLeftoverMongod(folder.dbPath, log);
    await assertPortFree(port);
    const dataSeries = await readDataSeries(folder);
    const { path: binary, version } = await findMongod({ environment, dataSeries, log });
    const extraArguments = options.mongodArguments ?? [];
    const launch = () => launchMongod({ folder, port, binary, version, extraArguments });
    const mongod = keepRunning({ first: await launch(), launch, log });
    await writeDataVersion(folder, version);
    const query = 'replicaSet=credit-desk';
    return {
      uri: `mongodb://127.0.0.1:${port}/${DATABASE_NAME}?${query}`,
      version,
      stop: async () => {
        await mongod.stop();
        await releaseLock();
      },
    };
  } catch (error) {
    await releaseLock();
    throw error;
  }
}
