import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launchFailure } from '../../local-mongo/launch-failure.js';
import { fakeMongod } from './archive.js';
import {
  closedEnvironment,
  realMongod,
  refusalOf,
  start,
  startOptions,
  temporaryFolder,
} from './fixtures.js';

const fatal = (component: string, message: string) =>
  `{"s":"F",  "c":"${component}", "msg":"${message}"}\n`;

it.each([
  { code: 'port-in-use', exitCode: 48, log: '' },
  { code: 'data-version', exitCode: 62, log: '' },
  { code: 'data-version', exitCode: 14, log: fatal('CONTROL', '** UPGRADE PROBLEM: Found an') },
  { code: 'data-version', exitCode: 14, log: 'unsupported WiredTiger file version: this build' },
  { code: 'already-running', exitCode: 100, log: '"error":"DBPathInUse: Unable to lock the lock' },
  { code: 'data-folder', exitCode: 14, log: fatal('STORAGE', '28: No space left on device') },
  { code: 'data-damaged', exitCode: 14, log: fatal('STORAGE', 'Failed to open WiredTiger cursor') },
  { code: 'launch-failed', exitCode: 1, log: '' },
])('tells $code by exit code $exitCode and the log "$log"', async ({ code, exitCode, log }) => {
  const dataDir = await temporaryFolder();
  const folder = { dataDir, dbPath: join(dataDir, 'mongo'), logPath: join(dataDir, 'log') };
  await writeFile(folder.logPath, log);
  const exit = { code: exitCode, signal: null };
  const failure = await launchFailure({ folder, port: 1, version: '6.0.5', exit });
  expect(failure.code).toBe(code);
  expect(failure.message).toMatch(/^[^.].*: .*\.$/s);
});

it('tells a processor without AVX', async () => {
  const dataDir = await temporaryFolder();
  const folder = { dataDir, dbPath: dataDir, logPath: join(dataDir, 'log') };
  const exit = { code: null, signal: 'SIGILL' as const };
  const failure = await launchFailure({ folder, port: 1, version: '8.2.6', exit });
  expect(failure.message).toContain('needs AVX');
});

it('refuses arguments that mongod does not know, and leaves no process', async () => {
  const options = await startOptions({ mongodArguments: ['--no-such-argument'] });
  const refusal = await refusalOf(start(options));
  expect(refusal.code).toBe('launch-failed');
  expect(refusal.message).toContain(join(options.dataDir, 'mongod.log'));
});

it('refuses a program that tells a version but does not serve', async () => {
  const systemBinary = await fakeMongod(join(await temporaryFolder(), 'mongod'), '7.0.1');
  const options = await startOptions({ environment: await closedEnvironment({ systemBinary }) });
  expect((await refusalOf(start(options))).code).toBe('launch-failed');
  const environment = await closedEnvironment({ systemBinary: await realMongod() });
  await start({ ...options, environment });
});
