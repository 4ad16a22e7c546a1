import type { JsonObject } from '../json.js';
import { invalidArguments } from '../refusal.js';

const MESSAGE = ['channel', 'text', 'blocks', 'thread_ts', 'mrkdwn', 'parse', 'link_names'];
const VIEW = ['view', 'trigger_id', 'interactivity_pointer'];

/** What each method does something with, or may ignore without anybody missing it. */
const MODELLED: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'apps.connections.open': [],
  'views.open': VIEW,
  'views.push': VIEW,
  'views.update': ['view', 'view_id', 'external_id', 'hash'],
  'views.publish': ['view', 'user_id', 'hash'],
  'chat.postMessage': [...MESSAGE, 'unfurl_links', 'unfurl_media'],
  'chat.postEphemeral': [...MESSAGE, 'user'],
  'chat.update': [...MESSAGE, 'ts'],
  'chat.delete': ['channel', 'ts'],
  'chat.getPermalink': ['channel', 'message_ts'],
  'conversations.open': ['channel', 'users', 'return_im'],
  'conversations.info': ['channel', 'include_locale'],
  'conversations.join': ['channel'],
  'conversations.members': ['channel', 'cursor', 'limit'],
  'users.info': ['user', 'include_locale'],
  'usergroups.list': ['include_users', 'include_count', 'include_disabled'],
  'usergroups.users.list': ['usergroup', 'include_disabled'],
  'files.getUploadURLExternal': ['filename', 'length', 'alt_txt'],
  'files.completeUploadExternal': ['files', 'channel_id', 'initial_comment', 'thread_ts'],
};

/** The SDK names its token and, in a listener, the workspace with every call. */
const ALWAYS = ['token', 'team_id'];

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

/** Refuses what would be dropped in silence here, and would do something in Slack. */
export function requireModelled(method: string, args: JsonObject): void {
  const known = MODELLED[method] ?? [];
  const others = Object.entries(args).filter(
    ([name, value]) => !ALWAYS.includes(name) && !known.includes(name) && isGiven(value),
  );
  if (others.length === 0) return;
  throw invalidArguments(
    ...others.map(([name]) => `${name} is not modelled by this workspace [json-pointer:/${name}]`),
  );
}

const ANSWER = ['text', 'blocks', 'response_type', 'replace_original', 'delete_original'];

/** The same for what is posted to a `response_url`, or answered to a command. */
export function requireModelledAnswer(answer: JsonObject): void {
  const known = [...ANSWER, 'thread_ts', 'mrkdwn', 'unfurl_links', 'unfurl_media'];
  const others = Object.keys(answer).filter((name) => !known.includes(name));
  if (others.length > 0) throw invalidArguments(`${others.join(', ')} is not modelled`);
}
