import type { Config } from '../config/read-config.js';
import type { createPostToSlack } from '../slack/answer/post-to-slack.js';
import type { createLog } from './create-log.js';
import { readLocalTokens } from './local-tokens.js';
import { slackAppFor } from './slack-app.js';

type Client = Parameters<typeof createPostToSlack>[0];

/**
 * Speaks to the local workspace of another process, whose tokens are new at each of its starts: they
 * are read again for every message, so that this process need not be started after it.
 */
export function localClientOf(config: Config, log: ReturnType<typeof createLog>): () => Client {
  let held: { token: string; client: Client } | null = null;
  return () => {
    const { bot: token } = readLocalTokens(config.dataDir);
    const known = held !== null && held.token === token ? held : null;
    held = known ?? { token, client: slackAppFor(config, log).app.client };
    return held.client;
  };
}
