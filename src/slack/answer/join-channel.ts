import type { webApi } from '@slack/bolt';

type Client = Pick<webApi.WebClient, 'conversations'>;

/**
 * Has the app join a public channel, which it is then in. Into a private one somebody has to invite it;
 * true where somebody has. False also where Slack does not say.
 */
export async function joinChannel(client: Client, channel: string): Promise<boolean> {
  try {
    await client.conversations.join({ channel });
    return true;
  } catch {
    return isIn(client, channel);
  }
}

/** Of an installation without the scope `groups:read` Slack does not tell. */
async function isIn(client: Client, channel: string): Promise<boolean> {
  try {
    const found = await client.conversations.info({ channel });
    return found.channel?.is_member === true;
  } catch {
    return false;
  }
}
