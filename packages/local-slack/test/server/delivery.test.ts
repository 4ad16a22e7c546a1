import { HTTPReceiver, verifySlackRequest } from '@slack/bolt';
import { expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type clientOf, rawCall } from '../support/calling.js';
import { TOKENS } from '../support/seed.js';
import { connectApp, startHttp, startSlack, startSocket } from '../support/start.js';

async function openSocketUrl(slack: Parameters<typeof clientOf>[0]): Promise<string> {
  const { url } = await rawCall(slack, 'apps.connections.open', { token: TOKENS.app });
  return String(url);
}

it('opens a connection once for each ticket', async () => {
  const { slack } = await startSlack();
  const url = await openSocketUrl(slack);
  const first = new WebSocket(url);
  const hello = await new Promise((resolve) => first.once('message', (data) => resolve(`${data}`)));
  expect(hello).toContain('"type":"hello"');
  const second = new WebSocket(url);
  await new Promise((resolve) => second.once('error', resolve));
  expect(second.readyState).not.toBe(WebSocket.OPEN);
  first.close();
});

it('pings every ten seconds', async () => {
  const { slack, clock } = await startSlack();
  const socket = new WebSocket(await openSocketUrl(slack));
  await new Promise((resolve) => socket.once('message', resolve));
  const pinged = new Promise((resolve) => socket.once('ping', resolve));
  clock.advance(10_000);
  await pinged;
  socket.close();
});

it('says that the app did not respond when nobody is connected', async () => {
  const { slack } = await startSlack();
  expect(await slack.driver.as('U1').command('/thing')).toEqual({
    ok: false,
    error: 'dispatch_failed',
    detail: '/thing failed because the app did not respond.',
  });
  expect(slack.record.deliveries[0]).toMatchObject({ outcome: 'unreachable' });
});

it.each([
  ['Socket Mode', startSocket],
  ['signed HTTP', startHttp],
])('gives up after three seconds without an acknowledgement, over %s', async (_name, start) => {
  const { slack, clock } = await start((app) => {
    app.command('/slow', async () => undefined);
  });
  const answer = slack.driver.as('U1').command('/slow');
  await new Promise((resolve) => setTimeout(resolve, 100));
  clock.advance(3_000);
  expect(await answer).toMatchObject({ error: 'operation_timeout' });
  await vi.waitFor(() => expect(slack.record.deliveries[0]).toMatchObject({ outcome: 'timeout' }));
});

it('sends an event again until it is acknowledged, and says which time it is', async () => {
  const { slack, clock } = await startSlack();
  const socket = new WebSocket(await openSocketUrl(slack));
  const frames: Record<string, unknown>[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await vi.waitFor(() => expect(frames).toHaveLength(1));
  await slack.driver
    .as('U1')
    .home({ timeoutMs: 1 })
    .catch(() => undefined);
  await vi.waitFor(() => expect(frames).toHaveLength(2));
  expect(frames[1]).toMatchObject({ type: 'events_api', accepts_response_payload: false });
  for (const [index, delay] of [1_000, 60_000, 300_000].entries()) {
    clock.advance(3_000);
    await vi.waitFor(() => expect(slack.record.deliveries).toHaveLength(index + 1));
    clock.advance(delay);
    await vi.waitFor(() => expect(frames).toHaveLength(index + 3));
    expect(frames.at(-1)).toMatchObject({ retry_attempt: index + 1, retry_reason: 'http_timeout' });
  }
  socket.close();
});

it('retries events over HTTP with a number and a reason', async () => {
  const seen: unknown[] = [];
  const { slack, clock } = await startHttp((app) => {
    app.use(async ({ context, next }) => {
      seen.push([context.retryNum, context.retryReason]);
      await next();
    });
    app.event('app_home_opened', async () => undefined);
  });
  slack.faults.lateNextAck();
  await slack.driver
    .as('U1')
    .home({ timeoutMs: 1 })
    .catch(() => undefined);
  await vi.waitFor(() => expect(slack.record.deliveries).toHaveLength(1));
  clock.advance(1_000);
  await vi.waitFor(() =>
    expect(seen).toEqual([
      [undefined, undefined],
      [1, 'http_timeout'],
    ]),
  );
});

it('signs so that Bolt accepts it, and a wrong secret does not', async () => {
  const requests: { body: string; signature: string; timestamp: number }[] = [];
  const receiver = new HTTPReceiver({ signingSecret: 'x', port: 0 });
  expect(receiver).toBeDefined();
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const signature = String(request.headers['x-slack-signature']);
      const timestamp = Number(request.headers['x-slack-request-timestamp']);
      requests.push({ body, signature, timestamp });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const requestUrl = `http://127.0.0.1:${port}/`;
  const { slack } = await startSlack({ delivery: { kind: 'http', requestUrl } });
  expect(await slack.driver.as('U1').command('/thing', 'a b')).toEqual({ ok: true });
  const [sent] = requests;
  const check = (signingSecret: string) =>
    verifySlackRequest({
      ...{ signingSecret, body: sent?.body ?? '' },
      headers: {
        'x-slack-signature': sent?.signature ?? '',
        'x-slack-request-timestamp': sent?.timestamp ?? 0,
      },
    });
  expect(() => check(TOKENS.signingSecret)).not.toThrow();
  expect(() => check('other')).toThrow();
  server.closeAllConnections();
  server.close();
});

it('hands each payload to one of several connections', async () => {
  const heard: string[] = [];
  const { slack } = await startSlack();
  for (const name of ['first', 'second']) {
    await connectApp(slack, (app) => {
      app.command('/thing', async ({ ack }) => {
        heard.push(name);
        await ack();
      });
    });
  }
  const olive = slack.driver.as('U1');
  await olive.command('/thing');
  await olive.command('/thing');
  expect(heard.toSorted()).toEqual(['first', 'second']);
});
