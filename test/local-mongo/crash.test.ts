import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../support/mongo-environment.js';
import { processesNaming, start, startOptions, temporaryFolder } from './fixtures.js';
import { countMarks, leaveMark } from './marks.js';
import { compileOwner, endOwner, removeCompiledOwner, startOwner } from './owner.js';

beforeAll(compileOwner);
afterAll(removeCompiledOwner);

/** Throws while there is none: process id 0 would mean this whole test run. */
async function mongodProcessId(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, 'mongo', 'mongod.lock'), 'utf8');
  if (!/^[1-9]\d*\n$/.test(text)) {
    throw new Error('no mongod has the folder');
  }
  return Number(text);
}

async function untilNoneNames(text: string): Promise<void> {
  await expect.poll(() => processesNaming(text), { timeout: 15_000 }).toEqual([]);
}

it('restarts a mongod that was killed; an open client goes on, and nothing is lost', async () => {
  const messages: string[] = [];
  const options = await startOptions({ log: (line) => messages.push(line.message) });
  const mongo = await start(options);
  await leaveMark(mongo.uri);
  const client = await MongoClient.connect(mongo.uri);
  const before = await mongodProcessId(options.dataDir);
  process.kill(before, 'SIGKILL');
  await client.db().collection('marks').insertOne({ after: 'the kill' });
  await client.close();
  expect(await countMarks(mongo.uri)).toBe(2);
  expect(await mongodProcessId(options.dataDir)).not.toBe(before);
  expect(messages.at(-1)).toBe('The embedded MongoDB ended (SIGKILL) and is started again.');
});

it('stops and starts right after a kill of mongod', async () => {
  const options = await startOptions({});
  const mongo = await start(options);
  await leaveMark(mongo.uri);
  process.kill(await mongodProcessId(options.dataDir), 'SIGKILL');
  await mongo.stop();
  expect(await processesNaming(options.dataDir)).toEqual([]);
  expect(await countMarks((await start(options)).uri)).toBe(1);
});

it('leaves a mongod alone that ends again and again', async () => {
  const messages: string[] = [];
  const options = await startOptions({ log: (line) => messages.push(line.message) });
  const mongo = await start(options);
  for (let kill = 1; kill <= 4; kill += 1) {
    process.kill(await mongodProcessId(options.dataDir), 'SIGKILL');
    await expect
      .poll(() => messages.filter((text) => / started again/.test(text)).length, {
        timeout: 10_000,
      })
      .toBe(kill);
    await (kill < 4 ? countMarks(mongo.uri) : Promise.resolve());
  }
  expect(messages.at(-1)).toMatch(/too often and is not started again/);
});

it('starts again what was killed while it started', async () => {
  const options = await startOptions({});
  const mongo = await start(options);
  await leaveMark(mongo.uri);
  const first = await mongodProcessId(options.dataDir);
  process.kill(first, 'SIGKILL');
  await expect.poll(() => mongodProcessId(options.dataDir), { interval: 1 }).not.toBe(first);
  process.kill(await mongodProcessId(options.dataDir), 'SIGKILL');
  expect(await countMarks(mongo.uri)).toBe(1);
});

it('stops in the middle of a restart and leaves no process', async () => {
  const options = await startOptions({});
  const mongo = await start(options);
  const first = await mongodProcessId(options.dataDir);
  process.kill(first, 'SIGKILL');
  await expect.poll(() => mongodProcessId(options.dataDir), { interval: 1 }).not.toBe(first);
  await mongo.stop();
  expect(await processesNaming(options.dataDir)).toEqual([]);
});

it('starts within a second of a kill of the app, again and again, with nothing lost', async () => {
  const place = { dataDir: await temporaryFolder(), port: await freePort() };
  let owner = await startOwner(place);
  for (let round = 1; round <= 3; round += 1) {
    await leaveMark(owner.uri);
    await endOwner(owner, 'SIGKILL');
    owner = await startOwner(place);
    expect(await countMarks(owner.uri)).toBe(round);
  }
  await endOwner(owner, 'SIGTERM');
});

it('starts at once after a kill of the app and of mongod', async () => {
  const options = await startOptions({});
  const owner = await startOwner(options);
  await leaveMark(owner.uri);
  const mongod = await mongodProcessId(options.dataDir);
  await endOwner(owner, 'SIGKILL');
  process.kill(mongod, 'SIGKILL');
  expect(await countMarks((await start(options)).uri)).toBe(1);
});

it('leaves no mongod when the app was killed and never comes again', async () => {
  const options = await startOptions({});
  const owner = await startOwner(options);
  await endOwner(owner, 'SIGKILL');
  await untilNoneNames(options.dataDir);
});

it('stops the mongod of a killed app that nobody has ended', async () => {
  const options = await startOptions({});
  const owner = await startOwner(options);
  await leaveMark(owner.uri);
  const mongod = await mongodProcessId(options.dataDir);
  // Without the shell that watches the owner, mongod outlives it.
  const watchers = await processesNaming(`kill -TERM "$0" ${mongod}`);
  expect(watchers).toHaveLength(1);
  for (const watcher of watchers) process.kill(watcher, 'SIGKILL');
  await endOwner(owner, 'SIGKILL');
  await delay(500);
  expect(await processesNaming(options.dataDir)).toEqual([mongod]);
  expect(await countMarks((await start(options)).uri)).toBe(1);
  expect(await processesNaming(options.dataDir)).not.toContain(mongod);
});

it('ends in order when the app is asked to stop', async () => {
  const options = await startOptions({});
  const owner = await startOwner(options);
  await endOwner(owner, 'SIGTERM');
  expect(owner.process.exitCode).toBe(0);
  expect(await processesNaming(options.dataDir)).toEqual([]);
});
