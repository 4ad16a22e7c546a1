import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedMongo } from '../../local-mongo/start.js';
import { OLDEST_SERVER_MAJOR } from '../../src/store/setup/server-check.js';
import { freePort, openEnvironment } from './mongo-environment.js';

/** One replica set for the whole run, with failpoints; every test takes a database of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
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
      mongodArguments: ['--setParameter', 'enableTestCommands=1'],
    });
    project.provide('mongoUri', mongo.uri);
    process.env.TEST_MONGODB_URI = mongo.uri;
    return async () => {
      await mongo.stop();
      await removeFolder();
    };
  } catch (error) {
    console.error(lines.join('\n'));
    await removeFolder();
    throw error;
  }
}
