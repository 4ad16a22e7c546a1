import type { Config } from '../config/read-config.js';
import { createSlackApp, type SlackApp } from '../slack/receive/create-slack-app.js';
import { SlackStartError } from '../slack/receive/slack-start-error.js';
import type { createLog } from './create-log.js';
import { readLocalTokens } from './local-tokens.js';

/** The app for the Slack that the configuration names; nothing is sent before it is started. */
export function slackAppFor(config: Config, log: ReturnType<typeof createLog>): SlackApp {
  const { slack } = config;
  switch (slack.kind) {
    case 'none':
      throw new SlackStartError(
        'This needs Slack, and none is named beside MONGODB_URI. Set SLACK_BOT_TOKEN and its app token or signing secret, or LOCAL_SLACK=yes.',
      );
    case 'local': {
      // A process without the role `slack` posts to the local workspace of another process.
      const { bot: botToken, app: appToken } = readLocalTokens(config.dataDir);
      const apiUrl = `http://127.0.0.1:${slack.port}/api/`;
      const transport = { kind: 'socket', appToken } as const;
      return createSlackApp({ transport, botToken, apiUrl, teamId: undefined, log });
    }
    case 'socket': {
      const { appToken, kind, ...remote } = slack;
      return createSlackApp({ transport: { kind, appToken }, ...remote, log });
    }
    case 'http': {
      const { signingSecret, kind, ...remote } = slack;
      return createSlackApp({ transport: { kind, signingSecret }, ...remote, log });
    }
    default:
      return slack satisfies never;
  }
}
