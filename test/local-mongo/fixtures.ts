import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { findMongod } from '../../local-mongo/find-mongod.js';
import type {
  EmbeddedEnvironment,
  EmbeddedMongo,
  EmbeddedMongoOptions,
} from '../../local-mongo/options.js';
import { startEmbeddedMongo } from '../../local-mongo/start.js';
import { freePort, openEnvironment } from '../support/mongo-environment.js';

const folders: string[] = [];
const running: EmbeddedMongo[] = [];

/** Stops what a test has started, then proves that it left no process and no file. */
afterEach(async () => {
  await Promise.all(running.splice(0).map((mongo) => mongo.stop()));
  for (const folder of folders.splice(0)) {
    expect(await processesNaming(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  }
});

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'local-mongo-'));
  folders.push(folder);
  return folder;
}

/** The `mongod` that the whole test run uses. */
export async function realMongod(): Promise<string> {
  const environment = openEnvironment();
  const wanted = { oldestServerMajor: 6, dataSeries: undefined };
  return (await findMongod({ ...wanted, environment, log: () => undefined })).path;
}

/** No route open but those that a test opens. */
export async function closedEnvironment(
  opened: Partial<EmbeddedEnvironment>,
): Promise<EmbeddedEnvironment> {
  const folder = await temporaryFolder();
  return {
    path: '',
    cacheDir: join(folder, 'cache'),
    sharedCacheDir: join(folder, 'shared'),
    downloadAllowed: false,
    pythonAllowed: false,
    variables: {},
    ...opened,
  };
}

export async function startOptions(
  given: Partial<EmbeddedMongoOptions>,
): Promise<EmbeddedMongoOptions> {
  return {
    ...given,
    name: given.name ?? 'small-app',
    oldestServerMajor: given.oldestServerMajor ?? 6,
    dataDir: given.dataDir ?? (await temporaryFolder()),
    port: given.port ?? (await freePort()),
    log: given.log ?? (() => undefined),
    environment:
      given.environment ?? (await closedEnvironment({ systemBinary: await realMongod() })),
  };
}

/** Started for one test, stopped after it. */
export async function start(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const mongo = await startEmbeddedMongo(options);
  running.push(mongo);
  return mongo;
}

export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ code: string; message: string }> {
  const error = await work.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) {
    throw new Error('something else than an error was thrown');
  }
  return { code: 'code' in error ? String(error.code) : '', message: error.message };
}

/** Ids of the processes whose command line holds this text. */
export async function processesNaming(text: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    const commandLine = /^\d+$/.test(name)
      ? await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
      : '';
    if (commandLine.replaceAll('\0', ' ').includes(text)) {
      found.push(Number(name));
    }
  }
  return found;
}
