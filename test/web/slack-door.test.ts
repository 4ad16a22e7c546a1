import { once } from 'node:events';
import { connect } from 'node:net';
import express, { Router } from 'express';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startWebServer, type WebServer } from '../../src/web/server.js';
import { slackDoor } from '../../src/web/slack-door.js';
import { freePort } from '../support/mongo-environment.js';

const nowMs = Date.UTC(2026, 10, 26, 12);
const goodSignature = `v0=${'a'.repeat(64)}`;

let server: WebServer;
let port: number;
let warned: string[] = [];
let bodiesRead = 0;
let clockMs = nowMs;

beforeAll(async () => {
  port = await freePort();
  const behind = Router();
  behind.post(
    '/slack/events',
    express.raw({ type: () => true, limit: '2mb' }),
    (_request, answer) => {
      bodiesRead += 1;
      answer.json({ taken: true });
    },
  );
  const log = {
    warn: (_facts: object, message: string) => void warned.push(message),
    error: () => undefined,
  };
  const door = slackDoor({ now: () => new Date(clockMs), log });
  server = await startWebServer({ host: '127.0.0.1', port, routers: [door, behind], log });
});
afterAll(() => server.close());
beforeEach(() => {
  bodiesRead = 0;
  clockMs += 3_600_000;
  warned = [];
});

type Sent = {
  signature?: string | undefined;
  secondsOff?: number;
  timestamp?: string;
  body?: string;
};

async function post({ signature, secondsOff = 0, timestamp, body = 'token=x' }: Sent) {
  const at = timestamp ?? String(clockMs / 1000 + secondsOff);
  const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      ...(at === '' ? {} : { 'x-slack-request-timestamp': at }),
      ...(signature === undefined ? {} : { 'x-slack-signature': signature }),
    },
  });
  return { status: answer.status, body: await answer.json() };
}

it.each([
  ['no signature', { signature: undefined }],
  ['an empty signature', { signature: '' }],
  ['a signature of another version', { signature: goodSignature.replace('v0', 'v1') }],
  ['a signature that is too short', { signature: 'v0=abc' }],
  ['no time', { signature: goodSignature, timestamp: '' }],
  ['a time that is none', { signature: goodSignature, timestamp: 'NaN' }],
  ['a time in other digits', { signature: goodSignature, timestamp: '1e9' }],
  ['a time of six minutes ago', { signature: goodSignature, secondsOff: -360 }],
  ['a time in six minutes', { signature: goodSignature, secondsOff: 360 }],
  ['a time of tomorrow', { signature: goodSignature, secondsOff: 86_400 }],
])('turns away %s before the body is read', async (_case, sent) => {
  expect(await post(sent)).toEqual({
    status: 401,
    body: { error: 'This is not a request that Slack signed just now.' },
  });
  expect(bodiesRead).toBe(0);
});

it.each([-299, 0, 299])('lets in what was signed %i seconds away from now', async (secondsOff) => {
  expect((await post({ signature: goodSignature, secondsOff })).status).toBe(200);
  expect(bodiesRead).toBe(1);
});

it('turns away a body that says it is above 1 MB', async () => {
  const body = 'x'.repeat(1024 * 1024 + 1);
  expect(await post({ signature: goodSignature, body })).toEqual({
    status: 413,
    body: { error: 'This is longer than 1 MB, which no request of Slack is.' },
  });
  expect(bodiesRead).toBe(0);
});

it('answers while a body is still announced, and ends the connection', async () => {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nbegin');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  await once(socket, 'close');
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
});

it('says once in a while that the clock may be wrong, and how far', async () => {
  await post({ signature: goodSignature, secondsOff: -86_400 });
  await post({ signature: goodSignature, secondsOff: -86_400 });
  await post({ signature: 'v0=abc' });
  expect(warned).toEqual([
    'a request for /slack/events carries a time 86400 s before the one of this machine; if all of Slack’s are turned away, set the clock',
  ]);
});

it('leaves other addresses and other ways of asking to what is behind it', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/slack/other`, { method: 'POST' });
  expect(answer.status).toBe(404);
  const read = await fetch(`http://127.0.0.1:${port}/slack/events`);
  expect(read.status).toBe(404);
});
