import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { checkServer } from '../../../src/store/setup/server-check.js';
import { serverWarning } from '../../../src/store/setup/server-warning.js';
import { realMongod } from '../../local-mongo/fixtures.js';
import { uniqueDatabaseUri } from '../../support/mongo.js';
import { freePort } from '../../support/mongo-environment.js';

function answering(hello: object, version: string) {
  return {
    databaseName: 'credit-desk',
    command: async (asked: object) => ('hello' in asked ? hello : { version }),
  };
}

it('accepts a replica set', async () => {
  const client = new MongoClient(uniqueDatabaseUri());
  await checkServer(client.db());
  await client.close();
});

it('accepts a sharded cluster', async () => {
  await checkServer(answering({ msg: 'isdbgrid' }, '8.0.4'));
});

it('refuses a standalone, and sees that it unpacks zlib', async () => {
  const dbPath = await mkdtemp(join(tmpdir(), 'credit-desk-standalone-'));
  const port = await freePort();
  const standalone = spawn(
    await realMongod(),
    ['--dbpath', dbPath, '--port', `${port}`, '--bind_ip', '127.0.0.1', '--nounixsocket'],
    { stdio: 'ignore' },
  );
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/credit-desk`);
  await expect(checkServer(client.db())).rejects.toMatchObject({
    code: 'no-replica-set',
    message: expect.stringMatching(/^The MongoDB server is a standalone, .* --replSet .*\.$/),
  });
  const asIfOld = {
    databaseName: 'credit-desk',
    command: async (asked: object) =>
      'buildInfo' in asked ? { version: '6.0.5' } : client.db().command(asked),
  };
  // By itself a server unpacks zlib; without it there is nothing to warn of.
  expect(await serverWarning(asIfOld)).toContain('CVE-2025-14847');
  await client.close();
  standalone.kill('SIGKILL');
  await once(standalone, 'exit');
  await rm(dbPath, { recursive: true });
});

it('refuses a server older than 6.0', async () => {
  await expect(checkServer(answering({ setName: 'rs' }, '5.0.31'))).rejects.toMatchObject({
    code: 'server-too-old',
    message: expect.stringContaining('is version 5.0.31, and 6.0 is the oldest'),
  });
});

it('refuses an address without a database name', async () => {
  const client = new MongoClient('mongodb://127.0.0.1:1/?replicaSet=rs');
  await expect(checkServer(client.db())).rejects.toMatchObject({
    code: 'no-database-name',
    message: expect.stringContaining('add a name to its path'),
  });
  await client.close();
});

it('says that the server refuses the user', async () => {
  const refusing = {
    databaseName: 'credit-desk',
    command: () => Promise.reject(Object.assign(new Error('Authentication failed.'), { code: 18 })),
  };
  await expect(checkServer(refusing)).rejects.toMatchObject({
    code: 'not-allowed',
    message: expect.stringMatching(/ refuses Credit Desk \(Authentication failed\.\): correct /),
  });
});

it('says that nobody answers', async () => {
  const client = new MongoClient(`mongodb://127.0.0.1:${await freePort()}/credit-desk`, {
    serverSelectionTimeoutMS: 300,
  });
  await expect(checkServer(client.db())).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringMatching(
      /^No MongoDB answers \(.*\): start it, or correct MONGODB_URI\.$/,
    ),
  });
  await client.close();
});
