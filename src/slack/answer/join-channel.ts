import type { webApi } from '@slack/bolt';
import { slackErrorCode } from '../slack-error.js';

/** Whether the app is in a channel now: it joins a public one, and has to be invited into others. */
export async function joinChannel(
  client: Pick<webApi.WebClient, 'conversations'>,
  channel: string,
): Promise<boolean> {
  try {
    await client.conversations.join({ channel });
    return true;
  } catch (error) {
    if (slackErrorCode(error) === 'is_archived') return false;
    // A private channel that the app is in already tells of it.
    return client.conversations
      .info({ channel })
      .then(({ channel: found }) => found?.is_member === true)
      .catch(() => false);
  }
}
