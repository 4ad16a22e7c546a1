import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../local-mongo/start.js';
import { OLDEST_SERVER_MAJOR } from '../../src/store/setup/server-check.js';

export type BenchServer = { uri: string; version: string; stop(): Promise<void> };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/**
 * The embedded server keeps 0.5 GB, enough to try the desk. The books of the very large club do not
 * fit into that, and its club would not run on it.
 */
async function widenCache(uri: string): Promise<void> {
  const client = new MongoClient(uri);
  try {
    await client
      .db('admin')
      .command({ setParameter: 1, wiredTigerEngineRuntimeConfig: 'cache_size=2GB' });
  } finally {
    await client.close();
  }
}

/** A replica set of one for this run, in a folder that goes with it; its cache is 2 GB. */
export async function startServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'credit-desk-bench-'));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  const { PATH: path = '', MONGOMS_SYSTEM_BINARY: systemBinary } = process.env;
  try {
    const { uri, version, stop } = await startEmbeddedMongo({
      name: 'credit-desk',
      oldestServerMajor: OLDEST_SERVER_MAJOR,
      dataDir,
      port: await freePort(),
      log: (line) => console.error(line.message),
      environment: {
        systemBinary,
        path,
        cacheDir: join(homedir(), '.cache', 'credit-desk'),
        downloadAllowed: true,
        pythonAllowed: true,
        variables: process.env,
      },
    });
    await widenCache(uri);
    return {
      uri,
      version,
      async stop() {
        await stop();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}
