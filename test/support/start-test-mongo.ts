import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongo } from '../../local-mongo/start.js';
import { OLDEST_SERVER_MAJOR } from '../../src/store/setup/server-check.js';
import { freePort, openEnvironment } from './mongo-environment.js';

export type TestMongo = { uri: string; stop(): Promise<void> };

/** A replica set of one in a folder that goes with it. `mongodArguments` stand behind the usual ones. */
export async function startTestMongo(mongodArguments: string[] = []): Promise<TestMongo> {
  const dataDir = await mkdtemp(join(tmpdir(), 'credit-desk-test-'));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  const lines: string[] = [];
  try {
    const mongo = await startEmbeddedMongo({
      name: 'credit-desk',
      oldestServerMajor: OLDEST_SERVER_MAJOR,
      dataDir,
      port: await freePort(),
      log: (line) => lines.push(line.message),
      environment: openEnvironment(),
      mongodArguments,
    });
    return {
      uri: mongo.uri,
      async stop() {
        await mongo.stop();
        await removeFolder();
      },
    };
  } catch (error) {
    console.error(lines.join('\n'));
    await removeFolder();
    throw error;
  }
}
