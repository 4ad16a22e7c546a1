import { once } from 'node:events';
import { createServer } from 'node:net';
import { App, ExpressReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { createMovableClock, type MovableClock } from '../../server/clock.js';
import type { LocalSlackOptions } from '../../server/options.js';
import { type LocalSlack, startLocalSlack } from '../../server/workspace.js';
import { SEED, TOKENS } from './seed.js';

export type Started = { slack: LocalSlack; app: App; clock: MovableClock };
export type Listeners = (app: App) => void;

function clientOptions(slackApiUrl: string) {
  return {
    slackApiUrl,
    timeout: 10_000,
    retryConfig: { retries: 2, minTimeout: 20, maxTimeout: 50 },
  };
}

export async function startSlack(options: Partial<LocalSlackOptions> = {}) {
  const clock = createMovableClock(0.2);
  const slack = await startLocalSlack({
    ...{ seed: SEED, port: 0, tokens: TOKENS, delivery: { kind: 'socket' }, production: false },
    ...{ clock, waitMs: 15_000 },
    ...options,
  });
  onTestFinished(() => slack.stop());
  return { slack, clock };
}

type Place = { apiUrl: string };
type Receiver = SocketModeReceiver | ExpressReceiver;

async function createApp(place: Place, parts: { receiver: Receiver; token: string }): Promise<App> {
  const app = new App({
    ...{ ...parts, deferInitialization: true, logLevel: LogLevel.ERROR },
    clientOptions: clientOptions(place.apiUrl),
  });
  await app.init();
  return app;
}

/** A real Bolt app that is connected by Socket Mode. */
export async function connectApp(
  place: Place,
  listen: Listeners = () => undefined,
  tokens: { bot: string; app: string } = TOKENS,
) {
  const receiver = new SocketModeReceiver({
    appToken: tokens.app,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 300,
    installerOptions: {
      clientOptions: {
        slackApiUrl: place.apiUrl,
        retryConfig: { retries: 100, factor: 1.3, minTimeout: 50, maxTimeout: 200 },
      },
    },
  });
  const app = await createApp(place, { receiver, token: tokens.bot });
  listen(app);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return { app, receiver };
}

export async function startSocket(
  listen?: Listeners,
  options?: Partial<LocalSlackOptions>,
): Promise<Started> {
  const { slack, clock } = await startSlack(options);
  const { app } = await connectApp(slack, listen);
  return { slack, app, clock };
}

/** For an address that has to be known before anybody listens there. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A port of its own on 127.0.0.1, at which an app takes what is signed by the secret. */
export async function listenHttp(signingSecret = TOKENS.signingSecret, wantedPort = 0) {
  const receiver = new ExpressReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const server = receiver.app.listen(wantedPort, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    requestUrl: `http://127.0.0.1:${port}/slack/events`,
    async serve(place: Place, listen: Listeners, token = TOKENS.bot): Promise<App> {
      const app = await createApp(place, { receiver, token });
      listen(app);
      return app;
    },
  };
}

/** The same over signed HTTP: the app listens on a port of its own. */
export async function startHttp(listen: Listeners = () => undefined): Promise<Started> {
  const { requestUrl, serve } = await listenHttp();
  const { slack, clock } = await startSlack({ delivery: { kind: 'http', requestUrl } });
  return { slack, app: await serve(slack, listen), clock };
}
