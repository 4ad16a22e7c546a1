import type { Config } from '../config/read-config.js';
import { createSlackApp, type SlackApp } from '../slack/receive/create-slack-app.js';
import type { createLog } from './create-log.js';
import { localTokens } from './local-workspace.js';

/** The app for the Slack that the configuration names; nothing is sent before it is started. */
export function slackAppFor(config: Config, log: ReturnType<typeof createLog>): SlackApp {
  const { slack } = config;
  if (slack.kind === 'local') {
    // A process without the role `slack` posts to the local workspace of another process.
    const apiUrl = `http://127.0.0.1:${slack.port}/api/`;
    const transport = { kind: 'socket', appToken: localTokens.app } as const;
    return createSlackApp({ transport, botToken: localTokens.bot, apiUrl, teamId: undefined, log });
  }
  const { botToken, apiUrl, teamId } = slack;
  const transport =
    slack.kind === 'socket'
      ? ({ kind: 'socket', appToken: slack.appToken } as const)
      : ({ kind: 'http', signingSecret: slack.signingSecret } as const);
  return createSlackApp({ transport, botToken, apiUrl, teamId, log });
}
