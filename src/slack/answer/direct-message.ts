import type { webApi } from '@slack/bolt';
import { partiesOf } from '../receive/parties.js';

/** The id of the conversation between the app and a person. */
export async function openDirectMessage(client: webApi.WebClient, userId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: userId });
  if (channel?.id === undefined) throw new Error('Slack opened no direct message');
  return channel.id;
}

/** Says something (mrkdwn) to whoever sent a payload, where no modal can say it. */
export async function tellDirectly(
  client: webApi.WebClient,
  body: unknown,
  text: string,
): Promise<void> {
  const { userId } = partiesOf(body);
  if (userId === null) return;
  const channel = await openDirectMessage(client, userId);
  await client.chat.postMessage({ channel, text, unfurl_links: false, unfurl_media: false });
}
