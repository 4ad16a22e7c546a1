import type { webApi } from '@slack/bolt';
import { slackErrorCode } from '../slack-error.js';
import { openDirectMessage } from './direct-message.js';

/** `says` stands beside the file, in mrkdwn. */
export type FileToSend = { fileName: string; title: string; bytes: Buffer; says: string };

/** Sends a person a file, as a message from the app. */
export async function sendFile(
  client: webApi.WebClient,
  userId: string,
  { fileName, title, bytes, says }: FileToSend,
): Promise<void> {
  const channel = await openDirectMessage(client, userId);
  await client.filesUploadV2({
    ...{ channel_id: channel, file: bytes, filename: fileName },
    ...{ title, initial_comment: says },
  });
}

/** Whether the app was installed before it asked for the scope that files need. */
export function noFilesAllowed(error: unknown): boolean {
  return slackErrorCode(error) === 'missing_scope';
}
