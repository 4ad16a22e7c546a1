import type {
  ChatDeleteResponse,
  ChatGetPermalinkResponse,
  ChatPostEphemeralResponse,
  ChatPostMessageResponse,
  ChatUpdateResponse,
} from '@slack/web-api';
import { type JsonObject, textOf } from '../json.js';
import { type MessageOutput, messageOutput } from '../message-output.js';
import type { PageMessage } from '../page-api.js';
import { cutText, MISSING_TEXT, postMessage, prepareBlocks, warnMissingText } from '../posts.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { requiredText } from './arguments.js';
import { type Content, readChannel, readContent, readJoinedChannel } from './chat-arguments.js';
import { type ApiMethods, forBot } from './method.js';

/** The SDK's own types of a posted message know fewer blocks than its input types. */
type Told<Reply> = Omit<Reply, 'message'> & { ok: true; message: MessageOutput };

function textWarning(world: World, method: string, { lacksText }: Content) {
  if (!lacksText) return {};
  warnMissingText(world, method);
  return { warning: MISSING_TEXT, response_metadata: { warnings: [MISSING_TEXT] } };
}

function threadOf(args: JsonObject) {
  const threadTs = textOf(args.thread_ts);
  return threadTs === undefined || threadTs === '' ? {} : { threadTs };
}

function post(world: World, args: JsonObject): Told<ChatPostMessageResponse> {
  const channel = readJoinedChannel(world, args).id;
  const content = readContent(args);
  const message = postMessage(world, { channel, ...content, ...threadOf(args) });
  return {
    ok: true,
    channel,
    ts: message.ts,
    message: messageOutput(world, message),
    ...textWarning(world, 'chat.postMessage', content),
  };
}

function postEphemeral(world: World, args: JsonObject): ChatPostEphemeralResponse {
  const channel = readJoinedChannel(world, args);
  const ephemeralFor = requiredText(args, 'user');
  if (!channel.members.includes(ephemeralFor)) throw new SlackRefusal('user_not_in_channel');
  const content = readContent(args);
  const place = { channel: channel.id, ephemeralFor, ...threadOf(args) };
  const message = postMessage(world, { ...place, ...content });
  return {
    ok: true,
    message_ts: message.ts,
    ...textWarning(world, 'chat.postEphemeral', content),
  };
}

/** Refuses with `message_not_found`, also for what only one person sees. */
function findMessage(world: World, channel: string, ts: string): PageMessage {
  const message = world.messages.find(channel, ts);
  if (message === undefined || message.ephemeralFor !== undefined) {
    throw new SlackRefusal('message_not_found');
  }
  return message;
}

function update(world: World, args: JsonObject): Told<ChatUpdateResponse> {
  const channel = readJoinedChannel(world, args).id;
  const before = findMessage(world, channel, requiredText(args, 'ts'));
  if (before.user !== world.people.botUserId) throw new SlackRefusal('cant_update_message');
  const content = readContent(args);
  // Slack keeps the old blocks when none are sent; an empty list takes them away.
  const blocks = args.blocks === undefined ? before.blocks : prepareBlocks(world, content.blocks);
  const message = { ...before, text: cutText(content.text), blocks, edited: true };
  world.messages.replace(message);
  return {
    ok: true,
    channel,
    ts: message.ts,
    text: message.text,
    message: messageOutput(world, message),
    ...textWarning(world, 'chat.update', content),
  };
}

function remove(world: World, args: JsonObject): ChatDeleteResponse {
  const channel = readJoinedChannel(world, args).id;
  const message = findMessage(world, channel, requiredText(args, 'ts'));
  if (message.user !== world.people.botUserId) throw new SlackRefusal('cant_delete_message');
  world.messages.remove(message);
  return { ok: true, channel, ts: message.ts };
}

function getPermalink(world: World, args: JsonObject): ChatGetPermalinkResponse {
  const channel = readChannel(world, args).id;
  const { ts } = findMessage(world, channel, requiredText(args, 'message_ts'));
  const site = `https://${world.seed.team.domain}.slack.com`;
  return { ok: true, channel, permalink: `${site}/archives/${channel}/p${ts.replace('.', '')}` };
}

export const CHAT_METHODS: ApiMethods = {
  'chat.postMessage': forBot(post),
  'chat.postEphemeral': forBot(postEphemeral),
  'chat.update': forBot(update),
  'chat.delete': forBot(remove),
  'chat.getPermalink': forBot(getPermalink),
};
