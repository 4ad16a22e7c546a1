import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongo } from '../../local-mongo/start.js';
import { OLDEST_SERVER_MAJOR } from '../../src/store/setup/server-check.js';
import { freePort, openEnvironment } from './mongo-environment.js';

export type TestMongo = { uri: string; stop(): Promise<void> };

/** What the server wrote of its own end, as far as it did. */
function lastWords(dataDir: string): string {
  const log = join(dataDir, 'mongod.log');
  if (!existsSync(log)) return '';
  const lines = readFileSync(log, 'utf8').split('\n');
  return lines
    .filter((line) => /"s":"[FE]"/.test(line))
    .slice(-5)
    .join('\n');
}

/**
 * Has the server close files that nobody uses within seconds. Each test's database is some hundred
 * files, which it keeps open for ten minutes else: it ends when it has no handle left.
 */
const fewOpenFiles = [
  '--wiredTigerEngineConfigString',
  'file_manager=(close_idle_time=5,close_scan_interval=2,close_handle_minimum=500)',
];

/** A replica set of one in a folder that goes with it. `mongodArguments` stand behind the usual ones. */
export async function startTestMongo(mongodArguments: string[] = []): Promise<TestMongo> {
  const dataDir = await mkdtemp(join(tmpdir(), 'credit-desk-test-'));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  const lines: string[] = [];
  let isRunning = false;
  try {
    const mongo = await startEmbeddedMongo({
      name: 'credit-desk',
      oldestServerMajor: OLDEST_SERVER_MAJOR,
      dataDir,
      port: await freePort(),
      log: ({ level, message }) => {
        lines.push(message);
        // A server that ends while tests run makes some fail that have nothing to do with it.
        if (isRunning && level === 'warn') console.error(`${message}\n${lastWords(dataDir)}`);
      },
      environment: openEnvironment(),
      mongodArguments: [...fewOpenFiles, ...mongodArguments],
    });
    isRunning = true;
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
