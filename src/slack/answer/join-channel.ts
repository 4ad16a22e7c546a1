import type { webApi } from '@slack/bolt';

/**
 * Has the app join a public channel, which it is then in. False where it cannot: into a private channel
 * somebody has to invite it, and Slack does not tell whether somebody has.
 */
export async function joinChannel(
  client: Pick<webApi.WebClient, 'conversations'>,
  channel: string,
): Promise<boolean> {
  try {
    await client.conversations.join({ channel });
    return true;
  } catch {
    return false;
  }
}
