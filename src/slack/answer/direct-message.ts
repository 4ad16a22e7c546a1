import type { webApi } from '@slack/bolt';

/** The id of the conversation between the app and a person. */
export async function openDirectMessage(client: webApi.WebClient, userId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: userId });
  if (channel?.id === undefined) throw new Error('Slack opened no direct message');
  return channel.id;
}
