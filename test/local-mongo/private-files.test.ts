import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { start, startOptions, temporaryFolder } from './fixtures.js';

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

/** What below the folder others than its owner may read, write or enter. */
async function openToOthers(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  const modes = await Promise.all(
    // The server takes files away while it works.
    entries.map((name) =>
      stat(join(folder, name)).then(
        ({ mode }) => mode & 0o077,
        () => 0,
      ),
    ),
  );
  return entries.filter((_name, index) => modes[index] !== 0);
}

it('keeps all files to the person who started it, also those of an earlier version', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  await mkdir(join(dataDir, 'mongo'), { recursive: true });
  await writeFile(join(dataDir, 'mongod.log'), 'of an earlier run');
  for (const folder of [dataDir, join(dataDir, 'mongo')]) await chmod(folder, 0o755);
  const before = process.umask(0o002);
  try {
    await start(await startOptions({ dataDir }));
  } finally {
    process.umask(before);
  }
  expect(await modeOf(dataDir)).toBe('700');
  expect(await modeOf(join(dataDir, 'mongo'))).toBe('700');
  expect(await readdir(dataDir)).toContain('mongod.log.previous');
  expect(await openToOthers(dataDir)).toEqual([]);
});

it('makes a new folder private, and leaves the folder around it as it is', async () => {
  const around = await temporaryFolder();
  await chmod(around, 0o755);
  const dataDir = join(around, 'deep', 'data');
  await start(await startOptions({ dataDir }));
  expect(await modeOf(dataDir)).toBe('700');
  expect(await modeOf(around)).toBe('755');
});

it('leaves a folder that others keep things in open to them, and closes its own in it', async () => {
  const dataDir = await temporaryFolder();
  await chmod(dataDir, 0o1777);
  await start(await startOptions({ dataDir }));
  expect(await modeOf(dataDir)).toBe('777');
  expect(await modeOf(join(dataDir, 'mongo'))).toBe('700');
  expect(await modeOf(join(dataDir, 'mongod.log'))).toBe('600');
});

it('does not unpack zlib, by which servers give away their memory', async () => {
  const mongo = await start(await startOptions({}));
  const client = await MongoClient.connect(mongo.uri);
  const offered = async (compression: string[]) =>
    (await client.db('admin').command({ hello: 1, compression }))['compression'];
  expect(await offered(['zlib'])).toBeUndefined();
  expect(await offered(['zlib', 'snappy'])).toEqual(['snappy']);
  await client.close();
});
