import type { webApi } from '@slack/bolt';
import { openDirectMessage } from './direct-message.js';

/** A PNG. `alt` says what it shows, in plain words; Slack takes 1,000 characters. */
export type PictureToSend = { fileName: string; title: string; bytes: Buffer; alt: string };

/** `says` stands beside them, in mrkdwn. */
export type PicturesToSend = { pictures: readonly PictureToSend[]; says: string };

const uploadTimeoutMs = 30_000;

/**
 * One picture to Slack, seen by nobody yet. The library's own way names the text for whoever does
 * not see it `alt_text`, which Slack drops: its method knows `alt_txt`.
 */
async function upload(
  client: webApi.WebClient,
  { fileName, title, bytes, alt }: PictureToSend,
): Promise<{ id: string; title: string }> {
  const announced = { filename: fileName, length: bytes.length, alt_txt: alt };
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal(announced);
  if (url === undefined || id === undefined) throw new Error('Slack took no file');
  const body = new Uint8Array(bytes);
  const signal = AbortSignal.timeout(uploadTimeoutMs);
  const answer = await fetch(url, { method: 'POST', body, signal });
  if (!answer.ok) throw new Error(`Slack answered the upload with ${answer.status}`);
  return { id, title };
}

/** Sends a person pictures in one message from the app. */
export async function sendPictures(
  client: webApi.WebClient,
  userId: string,
  { pictures, says }: PicturesToSend,
): Promise<void> {
  const channel = await openDirectMessage(client, userId);
  const files: { id: string; title: string }[] = [];
  for (const picture of pictures) files.push(await upload(client, picture));
  await client.apiCall('files.completeUploadExternal', {
    ...{ channel_id: channel, files, initial_comment: says },
  });
}
