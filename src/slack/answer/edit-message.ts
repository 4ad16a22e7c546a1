import type { webApi } from '@slack/bolt';
import { failureOf, type PostResult, type RenderedMessage } from './post-to-slack.js';

/** Makes the one way in which a message is changed in place; it never throws for what Slack answers. */
export function createEditMessage(
  client: Pick<webApi.WebClient, 'chat'>,
): (place: { channel: string; ts: string }, message: RenderedMessage) => Promise<PostResult> {
  return async (place, { text, blocks = [] }) => {
    try {
      await client.chat.update({ ...place, text, blocks });
      return { kind: 'posted', ...place };
    } catch (error) {
      return failureOf(error);
    }
  };
}
