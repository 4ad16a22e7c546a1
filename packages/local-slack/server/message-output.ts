import type { PageMessage } from './page-api.js';
import type { World } from './world.js';

export type MessageOutput = ReturnType<typeof messageOutput>;

/** A message as Slack describes it in replies and in interaction payloads. */
export function messageOutput(world: World, message: PageMessage) {
  const isApp = message.user === world.people.botUserId;
  return {
    type: 'message' as const,
    ...(isApp ? { bot_id: world.botId, app_id: world.seed.app.id } : {}),
    user: message.user,
    team: world.seed.team.id,
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
  };
}
