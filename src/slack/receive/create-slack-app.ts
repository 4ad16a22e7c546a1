import { App, ExpressReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { EdgeLog } from '../edge-log.js';
import { createBoltLogger } from './bolt-logger.js';
import { refuseMalformed } from './refuse-malformed.js';
import { SlackStartError, slackStartError } from './slack-start-error.js';

export type SlackAppOptions = {
  transport: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string };
  botToken: string;
  /** Moves every call to Slack, also that of the connection; undefined = Slack's own. */
  apiUrl: string | undefined;
  /** The one workspace that is served; undefined = that of the token. */
  teamId: string | undefined;
  log: EdgeLog;
};

export type SlackIdentity = { teamId: string; botUserId: string };

export type SlackApp = {
  app: App;
  receiver: Receiver;
  /** HTTP only: has `POST /slack/events`, to be mounted in the process's one web server. */
  router: ExpressReceiver['router'] | null;
  /** Signs in and, in Socket Mode, connects. @throws SlackStartError with one sentence */
  start(): Promise<SlackIdentity>;
  /** Known once `start` has signed in, which is before anything is received. */
  identity(): SlackIdentity | undefined;
  stop(): Promise<void>;
  isConnected(): boolean;
};

const callTimeoutMs = 10_000;
/** Also of a body that does not say how long it is: the web server has looked at those that do. */
const largestBody = 1024 * 1024;

type Wire = {
  receiver: Receiver;
  router: SlackApp['router'];
  open: () => Promise<unknown>;
  close: () => Promise<unknown>;
  isOpen: () => boolean;
};

/**
 * The connection retries for as long as an outage may last. Bolt changes the options it is given,
 * so they are an object of their own: shared with the calls, either these would retry a post a
 * hundred times or the process would end within seconds of an outage.
 */
function socketWire(appToken: string, options: SlackAppOptions): Wire {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: createBoltLogger(options.log),
    installerOptions: {
      clientOptions: {
        ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
        timeout: callTimeoutMs,
        retryConfig: { retries: 100, factor: 1.3, maxTimeout: 15_000 },
      },
    },
  });
  return {
    receiver,
    router: null,
    open: () => receiver.start(),
    close: () => receiver.stop(),
    isOpen: () => receiver.client.websocket?.isActive() ?? false,
  };
}

function httpWire(signingSecret: string, { log }: SlackAppOptions): Wire {
  const receiver = new ExpressReceiver({
    signingSecret,
    bodyLimit: largestBody,
    logger: createBoltLogger(log),
  });
  let isOpen = false;
  const set = async (now: boolean) => {
    isOpen = now;
  };
  // The receiver's own server is never started: the router is mounted in ours.
  return {
    receiver,
    router: receiver.router,
    open: () => set(true),
    close: () => set(false),
    isOpen: () => isOpen,
  };
}

function wireFor(options: SlackAppOptions): Wire {
  const { transport } = options;
  return transport.kind === 'socket'
    ? socketWire(transport.appToken, options)
    : httpWire(transport.signingSecret, options);
}

async function identify(app: App, wanted: string | undefined): Promise<SlackIdentity> {
  const { team_id: teamId, user_id: botUserId } = await app.client.auth.test();
  if (teamId === undefined || botUserId === undefined) {
    throw new SlackStartError(
      'Slack did not say whose bot token SLACK_BOT_TOKEN is: check it, then start again.',
    );
  }
  if (wanted !== undefined && wanted !== teamId) {
    throw new SlackStartError(
      `SLACK_BOT_TOKEN belongs to the workspace ${teamId}, but SLACK_TEAM_ID is ${wanted}. Correct one of them.`,
    );
  }
  return { teamId, botUserId };
}

/** The Bolt app with a receiver of its own; nothing is sent to Slack before `start`. */
export function createSlackApp(options: SlackAppOptions): SlackApp {
  const wire = wireFor(options);
  const app = new App({
    receiver: wire.receiver,
    token: options.botToken,
    logger: createBoltLogger(options.log),
    deferInitialization: true,
    convoStore: false,
    clientOptions: {
      ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
      timeout: callTimeoutMs,
      retryConfig: { retries: 2, minTimeout: 500, maxTimeout: 5_000 },
    },
  });
  refuseMalformed(app, options.log);
  let known: SlackIdentity | undefined;
  return {
    app,
    receiver: wire.receiver,
    router: wire.router,
    async start() {
      try {
        await app.init();
        known = await identify(app, options.teamId);
        await wire.open();
        return known;
      } catch (error) {
        throw slackStartError(error);
      }
    },
    identity: () => known,
    async stop() {
      await wire.close();
    },
    isConnected: wire.isOpen,
  };
}
