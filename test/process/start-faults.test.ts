import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { realMongod } from '../local-mongo/fixtures.js';
import { uniqueDatabaseUri } from '../support/mongo.js';
import { freePort } from '../support/mongo-environment.js';
import { type DeskFolder, deskFolder, noProcess } from './desk-folder.js';

const local = { LOCAL_SLACK: 'yes' };

/** What stands on standard error besides how MongoDB was found; no trace of the program. */
async function refusalOf(folder: DeskFolder, environment: Record<string, string> = {}) {
  const { code, stdout, stderr } = await folder.start(environment).ended;
  expect(code).toBe(1);
  expect(stdout).not.toContain('is running');
  expect(stderr).not.toMatch(/^\s+at /m);
  await noProcess(folder);
  const lines = stderr.trimEnd().split('\n');
  return lines.filter((line) => !/^(Looking for|Fetching|Using) MongoDB/.test(line)).join('\n');
}

async function occupy(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    await once(server, 'close');
  });
}

it.each(['PORT', 'LOCAL_SLACK_PORT'])('%s is in use', async (variable) => {
  const folder = await deskFolder();
  const port = await freePort();
  await occupy(port);
  expect(await refusalOf(folder, { [variable]: `${port}` })).toBe(
    `Port ${port} is in use by another program. Stop it, or set PORT (and LOCAL_SLACK_PORT) to a free port.`,
  );
});

it('MONGO_PORT is in use', async () => {
  const folder = await deskFolder();
  await occupy(folder.mongoPort);
  expect(await refusalOf(folder)).toMatch(
    new RegExp(`^Port ${folder.mongoPort} on 127.0.0.1, which the embedded MongoDB needs, [^\n]+$`),
  );
});

// From here on nothing shares a port or a folder, so the tests need not wait for each other.
it.concurrent('a file stands where the data folder should be', async () => {
  const folder = await deskFolder();
  await writeFile(folder.dataDir, 'a file');
  expect(await refusalOf(folder)).toMatch(
    /^The data folder [^\n]+ cannot be written \(\w+\): [^\n]+$/,
  );
});

it.concurrent('there is no mongod by any route', async () => {
  const folder = await deskFolder();
  const nowhere = { PATH: folder.path, HOME: folder.path, XDG_CACHE_HOME: folder.path };
  const closed = { MONGOMS_SYSTEM_BINARY: '/nowhere/mongod', MONGOMS_RUNTIME_DOWNLOAD: 'false' };
  expect(await refusalOf(folder, { ...nowhere, ...closed })).toMatch(
    /^No mongod was found: install MongoDB [^\n]+ or set MONGODB_URI to a running one \(tried [^\n]+\)\.$/,
  );
});

it.concurrent('every wrong setting is named at once', async () => {
  const folder = await deskFolder();
  const wrong = { PORT: 'eighty', CLUB_CURRENCY: 'Pounds', SWEEP_SCHEDULE: 'often', ROLES: 'all' };
  const refusal = await refusalOf(folder, { ...wrong, SLACK_BOT_TOKEN: 'xoxp-secret' });
  expect(refusal).toMatch(/^\d settings are wrong, so Credit Desk did not start:\n/);
  for (const name of [...Object.keys(wrong), 'SLACK_BOT_TOKEN'])
    expect(refusal).toContain(`- ${name} `);
  expect(refusal).not.toContain('xoxp-secret');
});

it.concurrent('production refuses the local workspace and database', async () => {
  const folder = await deskFolder();
  const refusal = await refusalOf(folder, { NODE_ENV: 'production' });
  for (const name of ['SLACK_BOT_TOKEN', 'MONGODB_URI', 'PUBLIC_URL', 'SMTP_URL']) {
    expect(refusal).toContain(`- ${name} is missing: `);
  }
});

it.concurrent('a database is named and no Slack', async () => {
  const refusal = await refusalOf(await deskFolder(), { MONGODB_URI: uniqueDatabaseUri() });
  expect(refusal).toContain('- SLACK_BOT_TOKEN is missing beside MONGODB_URI: ');
  expect(refusal).toContain('LOCAL_SLACK=yes');
});

it.concurrent('a setting that nothing enforces', async () => {
  const refusal = await refusalOf(await deskFolder(), { INTAKE_TOKEN: 'smtps://mail.example' });
  expect(refusal).toContain('- INTAKE_TOKEN is set, but nothing enforces it yet');
});

it.concurrent('settings that cannot be read', async () => {
  const folder = await deskFolder();
  await mkdir(join(folder.path, '.env'));
  expect(await refusalOf(folder)).toMatch(/^The settings in [^\n]+\.env cannot be read; [^\n]+$/);
});

it.concurrent('a second instance on the same data folder', async () => {
  const folder = await deskFolder();
  const first = folder.start();
  await first.says('Using MongoDB');
  const ports = { PORT: `${await freePort()}`, MONGO_PORT: `${await freePort()}` };
  const { code, stderr } = await folder.start({ ...ports, LOCAL_SLACK_PORT: '1' }).ended;
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(
      `^The data folder [^\n]+ is in use by process ${first.child.pid}: [^\n]+\n$`,
    ),
  ]);
  expect((await first.stop()).code).toBe(0);
});

it.concurrent('MONGODB_URI names no database', async () => {
  const folder = await deskFolder();
  const refusal = await refusalOf(folder, { MONGODB_URI: 'mongodb://127.0.0.1:1/?replicaSet=rs0' });
  expect(refusal).toContain('- MONGODB_URI names no database in its path');
});

it.concurrent.each([
  ['nobody answers', 'mongodb://127.0.0.1:1/books', /^The database does not answer \([^\n]+\)/],
  ['an unknown host', 'mongodb+srv://nowhere.invalid/books', /^The database does not answer \(/],
  ['an unknown option', 'mongodb://127.0.0.1:1/books?colour=red', /^MONGODB_URI cannot be used \(/],
])('MONGODB_URI where %s', async (_fault, uri, sentence) => {
  const refusal = await refusalOf(await deskFolder(), { ...local, MONGODB_URI: uri });
  expect(refusal).toMatch(sentence);
  expect(refusal).not.toContain('\n');
});

it.concurrent('MONGODB_URI of a database that was not set up', async () => {
  const folder = await deskFolder();
  expect(await refusalOf(folder, { ...local, MONGODB_URI: uniqueDatabaseUri() })).toMatch(
    /^The database is not set up for this version: [^\n]+ Run "npm run db:setup" [^\n]+$/,
  );
});

it.concurrent('MONGODB_URI of a standalone server', async () => {
  const folder = await deskFolder();
  const dbPath = join(folder.path, 'standalone');
  await mkdir(dbPath);
  const place = ['--dbpath', dbPath, '--port', `${folder.mongoPort}`, '--bind_ip', '127.0.0.1'];
  const mongod = spawn(await realMongod(), [...place, '--nounixsocket'], { stdio: 'ignore' });
  const uri = `mongodb://127.0.0.1:${folder.mongoPort}/books`;
  const { code, stderr } = await folder.start({ ...local, MONGODB_URI: uri }).ended;
  mongod.kill('SIGKILL');
  await once(mongod, 'exit');
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^The MongoDB server is a standalone, [^\n]+\n$/),
  ]);
});
