import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { freePort } from '../support/mongo-environment.js';
import { processesNaming, refusalOf, start, startOptions, temporaryFolder } from './fixtures.js';
import { countMarks, leaveMark } from './marks.js';

it('keeps the data over a stop and a start, and stops within five seconds', async () => {
  const options = await startOptions({});
  const first = await start(options);
  await leaveMark(first.uri);
  const stoppedAtMs = Date.now();
  await first.stop();
  await first.stop();
  expect(Date.now() - stoppedAtMs).toBeLessThan(5_000);
  expect(await processesNaming(options.dataDir)).toEqual([]);
  const second = await start(options);
  expect(second).toMatchObject({ uri: first.uri, version: first.version });
  expect(await countMarks(second.uri)).toBe(1);
});

it('checkpoints on a stop: the server logs an orderly end', async () => {
  const options = await startOptions({});
  const mongo = await start(options);
  await mongo.stop();
  const log = await readFile(join(options.dataDir, 'mongod.log'), 'utf8');
  expect(log).toMatch(/"Shutting down","attr":\{"exitCode":0\}/);
  expect(await readFile(join(options.dataDir, 'mongo', 'mongod.lock'), 'utf8')).toBe('');
});

it('keeps the data when the port changes', async () => {
  const options = await startOptions({});
  const first = await start(options);
  await leaveMark(first.uri);
  await first.stop();
  const second = await start({ ...options, port: await freePort() });
  expect(await countMarks(second.uri)).toBe(1);
});

it('names the database and the replica set as it is told', async () => {
  const mongo = await start(await startOptions({ name: 'tennis-club' }));
  const client = await MongoClient.connect(mongo.uri);
  const { setName } = await client.db().command({ hello: 1 });
  const { databaseName } = client.db();
  await client.close();
  expect({ setName, databaseName }).toEqual({
    setName: 'tennis-club',
    databaseName: 'tennis-club',
  });
});

it('serves only 127.0.0.1 and has transactions', async () => {
  const mongo = await start(await startOptions({}));
  const client = await MongoClient.connect(mongo.uri);
  const marks = client.db().collection('marks');
  await client.withSession((session) =>
    session.withTransaction(() => marks.insertOne({ in: 'transaction' }, { session })),
  );
  const { parsed } = await client.db('admin').command({ getCmdLineOpts: 1 });
  await client.close();
  expect(parsed.net.bindIp).toBe('127.0.0.1');
  expect(parsed.storage.wiredTiger.engineConfig.cacheSizeGB).toBe(0.5);
});

it('refuses a port that another program uses, and leaves the folder free', async () => {
  const options = await startOptions({});
  const other = createServer().listen(options.port, '127.0.0.1');
  await once(other, 'listening');
  const refusal = await refusalOf(start(options));
  other.close();
  await once(other, 'close');
  expect(refusal.code).toBe('port-in-use');
  expect(refusal.message).toMatch(/^Port \d+ on 127\.0\.0\.1, .* MONGODB_URI .*\.$/);
  await start(options);
});

it('refuses a data folder that cannot be made', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, 'a file where the folder should be');
  const refusal = await refusalOf(start(await startOptions({ dataDir: file })));
  expect(refusal.code).toBe('data-folder');
  expect(refusal.message).toMatch(/cannot be written \(\w+\): make it .* DATA_DIR .*\.$/);
});

it('refuses a data folder that cannot be written', async () => {
  // Nobody may make a folder there, not even root.
  const refusal = await refusalOf(start(await startOptions({ dataDir: '/sys/credit-desk' })));
  expect(refusal.code).toBe('data-folder');
});

it('refuses a second app on the same data folder, and serves it after the first', async () => {
  const options = await startOptions({});
  const first = await start(options);
  const refusal = await refusalOf(start({ ...options, port: await freePort() }));
  expect(refusal.code).toBe('already-running');
  expect(refusal.message).toContain(`in use by process ${process.pid}: stop that one`);
  expect(await countMarks(first.uri)).toBe(0);
  await first.stop();
  await start(options);
});

it('lets one of several apps have a folder, also when a dead one holds it', async () => {
  const options = await startOptions({});
  await writeFile(join(options.dataDir, `mongo.lock.${process.pid}.old`), 'an earlier start');
  const ports = await Promise.all([1, 2, 3, 4].map(() => freePort()));
  const starts = ports.map((port) => refusalOf(start({ ...options, port })));
  const codes = (await Promise.all(starts)).map((refusal) => refusal.code);
  expect(codes.sort().join()).toBe(',already-running,already-running,already-running');
  const names = await readdir(options.dataDir);
  expect(names.filter((name) => name.startsWith('mongo.lock'))).toHaveLength(1);
  expect(names).not.toContain(`mongo.lock.${process.pid}.old`);
});

it('refuses data of a newer server before it touches them', async () => {
  const options = await startOptions({});
  await writeFile(join(options.dataDir, 'mongo.version'), '99.1.2\n');
  const refusal = await refusalOf(start(options));
  expect(refusal.code).toBe('data-version');
  expect(refusal.message).toMatch(
    /^MongoDB 99\.1 wrote the data folder .* DATA_DIR to a new folder/,
  );
});

it('refuses damaged files', async () => {
  const options = await startOptions({});
  await (await start(options)).stop();
  await writeFile(join(options.dataDir, 'mongo', '_mdb_catalog.wt'), 'no catalogue');
  const refusal = await refusalOf(start(options));
  expect(refusal.code).toBe('data-damaged');
  expect(refusal.message).toContain('DATA_DIR');
});

it('takes over the lock of a dead process and leaves a stranger alone', async () => {
  const options = await startOptions({});
  await (await start(options)).stop();
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  await once(stranger, 'spawn');
  await writeFile(join(options.dataDir, `mongo.lock.${stranger.pid}.old`), 'an earlier start');
  await writeFile(join(options.dataDir, 'mongo', 'mongod.lock'), `${stranger.pid}\n`);
  await start(options);
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  stranger.kill();
  await once(stranger, 'exit');
});
