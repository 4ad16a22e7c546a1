import { EmbeddedMongoError } from '../../local-mongo/error.js';
import type { Log } from '../../local-mongo/options.js';
import { startEmbeddedMongo } from '../../local-mongo/start.js';
import type { Config } from '../config/read-config.js';
import { refuseHalfRestored } from '../store/backup/restore-backup.js';
import { connectStore, type Store } from '../store/connection.js';
import { setUpDatabase, verifyDatabase } from '../store/setup/database-setup.js';
import { checkServer, OLDEST_SERVER_MAJOR } from '../store/setup/server-check.js';
import { serverWarning } from '../store/setup/server-warning.js';

const DATABASE_NAME = 'credit-desk';

export type Database = { store: Store; version: string | null; close(): Promise<void> };

type OpenOptions = {
  /** Bring collections, rules and indexes up to date instead of only verifying them. */
  setUp: boolean;
  /** A command beside the running desk may use its embedded database. */
  shareRunning?: boolean;
  /** Say what an operator should know of the server; a command would say it each time. */
  warnsOfServer?: boolean;
  /** Only a restore itself goes on where one was begun. */
  restores?: boolean;
  log: Log;
};

type Server = { uri: string; version: string | null; stop(): Promise<void> };

function embeddedEnvironment(config: Config) {
  const { systemBinary, path, cacheDir, downloadAllowed, variables } = config.embedded;
  return { systemBinary, path, cacheDir, downloadAllowed, pythonAllowed: true, variables };
}

async function startServer(config: Config, options: OpenOptions): Promise<Server> {
  const { mongo, dataDir } = config;
  if (mongo.kind === 'uri') return { uri: mongo.uri, version: null, stop: async () => undefined };
  try {
    return await startEmbeddedMongo({
      name: DATABASE_NAME,
      oldestServerMajor: OLDEST_SERVER_MAJOR,
      dataDir,
      port: mongo.port,
      log: options.log,
      environment: embeddedEnvironment(config),
    });
  } catch (error) {
    const running = error instanceof EmbeddedMongoError && error.code === 'already-running';
    if (!running || options.shareRunning !== true) throw error;
    const uri = `mongodb://127.0.0.1:${mongo.port}/${DATABASE_NAME}?directConnection=true`;
    return { uri, version: null, stop: async () => undefined };
  }
}

async function warnOfServer(store: Store, log: Log): Promise<void> {
  const message = await serverWarning(store.db);
  if (message !== null) log({ level: 'warn', message });
}

/**
 * Opens the configured database, or an embedded one, and makes sure that it can keep the books.
 * @throws EmbeddedMongoError, ServerCheckError, BackupError, DatabaseSetupError, BooksVersionError, each
 * with one sentence
 */
export async function openDatabase(config: Config, options: OpenOptions): Promise<Database> {
  const server = await startServer(config, options);
  let store: Store | null = null;
  try {
    store = await connectStore(server.uri);
    await checkServer(store.db);
    if (options.restores !== true) await refuseHalfRestored(store.db);
    if (options.warnsOfServer === true) await warnOfServer(store, options.log);
    if (options.setUp || config.mongo.kind === 'embedded')
      await setUpDatabase(store.db, (message) => options.log({ level: 'info', message }));
    else await verifyDatabase(store.db);
  } catch (error) {
    await store?.close();
    await server.stop();
    throw error;
  }
  const opened = store;
  return {
    store: opened,
    version: server.version,
    async close() {
      await opened.close();
      await server.stop();
    },
  };
}
