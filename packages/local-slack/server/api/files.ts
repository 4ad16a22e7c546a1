import type {
  FilesCompleteUploadExternalResponse,
  FilesGetUploadURLExternalResponse,
} from '@slack/web-api';
import type { StoredFile } from '../files.js';
import { isObject, type JsonObject, listOf, textOf } from '../json.js';
import { FILE_ALT_TEXT_CHARS } from '../limits.js';
import { postMessage } from '../posts.js';
import { invalidArguments, SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { requiredText } from './arguments.js';
import { readJoinedChannel } from './chat-arguments.js';
import { type ApiMethods, forBot } from './method.js';

function announce(world: World, args: JsonObject): FilesGetUploadURLExternalResponse {
  const name = requiredText(args, 'filename');
  const bytes = Number(args.length);
  if (!Number.isInteger(bytes) || bytes < 1) {
    throw invalidArguments('missing required field: length');
  }
  const altText = textOf(args.alt_txt) ?? '';
  if (altText.length > FILE_ALT_TEXT_CHARS) throw new SlackRefusal('alt_txt_too_large');
  const { file, ticket } = world.files.announce({ name, expectedBytes: bytes, altText });
  return { ok: true, file_id: file.id, upload_url: `${world.baseUrl()}upload/${ticket}` };
}

/** Refuses with `file_not_found` what was announced and never uploaded. */
function uploaded(world: World, entry: unknown): StoredFile {
  if (!isObject(entry)) throw invalidArguments('must provide an object [json-pointer:/files]');
  const file = world.files.get(requiredText(entry, 'id'));
  if (file.content === undefined) throw new SlackRefusal('file_not_found');
  file.title = textOf(entry.title) ?? file.title;
  return file;
}

function complete(world: World, args: JsonObject): FilesCompleteUploadExternalResponse {
  const files = listOf(args.files).map((entry) => uploaded(world, entry));
  if (files.length === 0) throw invalidArguments('missing required field: files');
  const channelId = textOf(args.channel_id);
  const described = files.map(({ id, name, title, mimetype, altText, content }) => {
    const url = `${world.baseUrl()}files/${id}/${encodeURIComponent(name)}`;
    const alt = altText === '' ? {} : { alt_txt: altText };
    return { id, name, title, mimetype, ...alt, size: content?.length ?? 0, url_private: url };
  });
  if (channelId !== undefined) {
    const channel = readJoinedChannel(world, { channel: channelId }).id;
    const shown = described.map(({ url_private: url, alt_txt, ...rest }) => {
      return { ...rest, url, ...(alt_txt === undefined ? {} : { altText: alt_txt }) };
    });
    const text = textOf(args.initial_comment) ?? '';
    const threadTs = textOf(args.thread_ts);
    const thread = threadTs === undefined ? {} : { threadTs };
    postMessage(world, { channel, text, blocks: [], files: shown, ...thread });
  }
  for (const file of files) file.isShared = channelId !== undefined;
  return { ok: true, files: described };
}

export const FILE_METHODS: ApiMethods = {
  'files.getUploadURLExternal': forBot(announce),
  'files.completeUploadExternal': forBot(complete),
};
