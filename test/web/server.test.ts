import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import express, { Router } from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { startWebServer } from '../../src/web/server.js';
import type { WebLimits } from '../../src/web/web-limits.js';
import { freePort } from '../support/mongo-environment.js';

async function serve(limits: Partial<WebLimits> = {}) {
  const port = await freePort();
  const logged: unknown[] = [];
  const router = Router();
  router.get('/fault', () => {
    throw new Error('the password is hunter2');
  });
  router.get('/late-fault', (_request, response) => {
    response.write('half');
    throw new Error('the password is hunter2');
  });
  router.post('/read', express.json({ limit: '1kb' }), (_request, response) => {
    response.json({ read: true });
  });
  const log = { error: (facts: Record<string, unknown>) => void logged.push(facts) };
  const at = { host: '127.0.0.1', port, log };
  const server = await startWebServer({ ...at, routers: [router], limits });
  onTestFinished(() => server.close());
  return { port, logged, url: `http://127.0.0.1:${port}` };
}

async function open(port: number): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect({ port, host: '127.0.0.1' });
  onTestFinished(() => void socket.destroy());
  let heard = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return { socket, heard: () => heard };
}

/** What a client hears that says this and then no more, until the server ends the connection. */
async function answerTo(port: number, text: string): Promise<string> {
  const { socket, heard } = await open(port);
  socket.write(text);
  await once(socket, 'close');
  return heard();
}

it('answers a fault of its own in JSON that tells nothing of it, and logs it', async () => {
  const { url, logged } = await serve();
  const answer = await fetch(`${url}/fault?token=abc`);
  const text = await answer.text();
  expect([answer.status, JSON.parse(text)]).toEqual([
    500,
    { error: 'Something failed here. Try again in a minute.' },
  ]);
  expect(logged).toEqual([{ err: new Error('the password is hunter2'), method: 'GET' }]);
});

it('cuts an answer whose rest failed', async () => {
  const { url, logged } = await serve();
  await expect(fetch(`${url}/late-fault`).then((answer) => answer.text())).rejects.toThrow();
  expect(logged).toHaveLength(1);
});

it.each([
  ['no JSON', '{"a":', 400, 'This request cannot be read.'],
  ['too much of it', JSON.stringify({ a: 'x'.repeat(2_000) }), 413, 'This request is too long.'],
])('answers what the client did wrong in its own words: %s', async (_case, body, status, error) => {
  const { url, logged } = await serve();
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/read`, { method: 'POST', body, headers });
  expect([answer.status, await answer.json()]).toEqual([status, { error }]);
  expect(logged).toEqual([]);
});

it.each([
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['headers of more than 16 kB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(17_000)}`, 431],
])('answers %s and ends the connection', async (_case, text, status) => {
  const { port } = await serve();
  const [head = '', body = ''] = (await answerTo(port, text)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) });
});

it.each([
  ['headers', 'GET / HTTP/1.1\r\nHost: x\r\n'],
  [
    'the body',
    'POST /read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  ],
])('does not wait for %s that do not end', async (_case, text) => {
  const slow = { headersTimeoutMs: 100, requestTimeoutMs: 200, checkEveryMs: 50 };
  const { port } = await serve(slow);
  expect(await answerTo(port, text)).toMatch(/^HTTP\/1\.1 408 /);
});

it('takes no more connections than it is allowed, and others again when one has ended', async () => {
  const { port, url } = await serve({ connections: 1 });
  const first = await open(port);
  const second = await open(port);
  await once(second.socket, 'close');
  expect(second.heard()).toBe('');
  first.socket.destroy();
  await once(first.socket, 'close');
  const ask = () =>
    fetch(`${url}/nothing`).then(
      ({ status }) => status,
      () => null,
    );
  await expect.poll(ask, { timeout: 10_000 }).toBe(404);
});

it.each([
  ['says nothing', ''],
  ['begins a request', 'GET / HTTP/1.1\r\nHost: x\r\n'],
  ['says what is no HTTP', 'hello\r\n\r\n'],
])('gives the place to others of a client that %s and keeps its end open', async (_case, text) => {
  const slow = { headersTimeoutMs: 100, requestTimeoutMs: 200, checkEveryMs: 50 };
  const { port, url } = await serve({ ...slow, connections: 1 });
  const holder = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  onTestFinished(() => void holder.destroy());
  holder.on('error', () => undefined).resume();
  await once(holder, 'connect');
  holder.write(text);
  await once(holder, 'end');
  const ask = () =>
    fetch(`${url}/nothing`).then(
      ({ status }) => status,
      () => null,
    );
  await expect.poll(ask, { timeout: 10_000 }).toBe(404);
});
