import type { Config } from '../config/read-config.js';
import { createPostToSlack } from '../slack/answer/post-to-slack.js';
import type { createLog } from './create-log.js';
import { readLocalTokens } from './local-tokens.js';
import { slackAppFor } from './slack-app.js';

type Post = ReturnType<typeof createPostToSlack>;

/**
 * Posts to the local workspace of another process, whose tokens are new at each of its starts: they
 * are read again for every message, so that this process need not be started after it.
 */
export function createPostToLocal(config: Config, log: ReturnType<typeof createLog>): Post {
  let held: { token: string; post: Post } | null = null;
  return async (target, message) => {
    const { bot: token } = readLocalTokens(config.dataDir);
    const known = held !== null && held.token === token ? held : null;
    held = known ?? { token, post: createPostToSlack(slackAppFor(config, log).app.client) };
    return held.post(target, message);
  };
}
