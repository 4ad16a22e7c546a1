import { setTimeout as pause } from 'node:timers/promises';
import { Router } from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { type HealthOptions, healthRoutes, type ReadyChecks } from '../../src/web/health.js';
import { startWebServer } from '../../src/web/server.js';
import { freePort } from '../support/mongo-environment.js';

async function serve(health: HealthOptions, ...routers: Router[]) {
  const port = await freePort();
  const at = { host: '127.0.0.1', port, log: { error: () => undefined } };
  const server = await startWebServer({ ...at, routers: [...routers, healthRoutes(health)] });
  onTestFinished(() => server.close());
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  return { server, get, at };
}

const yes = async () => true;
const no = async () => false;
const broken = async () => {
  throw new Error('no database');
};
const never = () => new Promise<boolean>(() => undefined);

it('/healthz answers while the process lives, whatever else is wrong', async () => {
  const { get } = await serve({ checks: { database: no, slack: broken } });
  const answer = await get('/healthz');
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'alive' }]);
});

it.each<[string, ReadyChecks, number, Record<string, boolean>]>([
  ['everything answers', { database: yes, slack: yes }, 200, { database: true, slack: true }],
  ['Slack is away', { database: yes, slack: no }, 503, { database: true, slack: false }],
  ['a question fails', { database: broken, slack: yes }, 503, { database: false, slack: true }],
  ['one does not answer', { database: never, slack: yes }, 503, { database: false, slack: true }],
])('/readyz when %s', async (_case, checks, status, parts) => {
  const { get } = await serve({ checks });
  const answer = await get('/readyz');
  const words = status === 200 ? 'ready' : 'not ready';
  expect([answer.status, await answer.json()]).toEqual([
    status,
    { status: words, parts: { running: true, ...parts } },
  ]);
});

it('/readyz looks once a second, however many ask', async () => {
  let looks = 0;
  let atMs = 0;
  const database = async () => {
    looks += 1;
    return looks < 2;
  };
  const { get } = await serve({ checks: { database }, now: () => atMs });
  const ask = async () => (await get('/readyz')).status;
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([200, 200, 200]);
  atMs = 999;
  expect([await ask(), looks]).toEqual([200, 1]);
  atMs = 1_000;
  expect([await ask(), looks]).toEqual([503, 2]);
});

it('/readyz says at once that the process stops', async () => {
  let stopping = false;
  const { get } = await serve({ checks: { database: yes }, isStopping: () => stopping });
  expect((await get('/readyz')).status).toBe(200);
  stopping = true;
  const answer = await get('/readyz');
  expect([answer.status, await answer.json()]).toEqual([
    503,
    { status: 'not ready', parts: { running: false, database: true } },
  ]);
});

it('another address is a plain 404 that names no program', async () => {
  const { get } = await serve({ checks: {} });
  const answer = await get('/admin?x=<script>');
  expect([answer.status, await answer.json()]).toEqual([
    404,
    { error: 'There is nothing at this address.' },
  ]);
  expect(answer.headers.get('x-powered-by')).toBeNull();
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

it('a port that is taken rejects with its number', async () => {
  const { at } = await serve({ checks: {} });
  await expect(startWebServer({ ...at, routers: [] })).rejects.toMatchObject({
    code: 'EADDRINUSE',
    port: at.port,
  });
});

it('a close lets a request that is under way end, and takes no other', async () => {
  const slow = Router();
  slow.get('/slow', async (_request, response) => {
    await pause(300);
    response.send('done');
  });
  const { server, get } = await serve({ checks: {} }, slow);
  const answer = get('/slow');
  await pause(100);
  const closing = server.close();
  await expect(get('/healthz')).rejects.toThrow();
  expect(await (await answer).text()).toBe('done');
  await closing;
});

it('a close cuts a request that does not end', async () => {
  const endless = Router();
  endless.get('/endless', () => undefined);
  const { server, get } = await serve({ checks: {} }, endless);
  const cut = expect(get('/endless')).rejects.toThrow();
  await pause(100);
  await server.close();
  await cut;
});
