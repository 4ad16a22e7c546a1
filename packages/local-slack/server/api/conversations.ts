import type {
  ConversationsInfoResponse,
  ConversationsJoinResponse,
  ConversationsMembersResponse,
  ConversationsOpenResponse,
} from '@slack/web-api';
import { type JsonObject, textOf } from '../json.js';
import type { PageChannel } from '../page-api.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';
import { requiredText } from './arguments.js';
import { readChannel } from './chat-arguments.js';
import { type ApiMethods, forBot } from './method.js';

function describe({ people, seed }: World, channel: PageChannel) {
  const isDirect = channel.kind === 'dm';
  const other = channel.members.find((id) => id !== people.botUserId);
  return {
    id: channel.id,
    created: 0,
    is_archived: false,
    is_im: isDirect,
    is_channel: !isDirect && !channel.isPrivate,
    is_group: !isDirect && channel.isPrivate,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_member: channel.members.includes(people.botUserId),
    context_team_id: seed.team.id,
    ...(isDirect && other !== undefined
      ? { user: other }
      : { name: channel.name, name_normalized: channel.name }),
  };
}

/** One person only; group conversations are not modelled. */
function open(world: World, args: JsonObject): ConversationsOpenResponse {
  const channelId = textOf(args.channel);
  if (channelId !== undefined) {
    return { ok: true, channel: describe(world, readChannel(world, { channel: channelId })) };
  }
  const users = requiredText(args, 'users').split(',');
  const user = users[0]?.trim() ?? '';
  if (users.length > 1) throw new SlackRefusal('too_many_users');
  if (user === world.people.botUserId || world.people.get(user).isBot) {
    throw new SlackRefusal('cannot_dm_bot');
  }
  const channel = describe(world, world.channels.directMessageOf(user));
  return { ok: true, no_op: true, already_open: true, channel };
}

function info(world: World, args: JsonObject): ConversationsInfoResponse {
  return { ok: true, channel: describe(world, readChannel(world, args)) };
}

/** A public channel only; into a private one somebody has to invite the app. */
function join(world: World, args: JsonObject): ConversationsJoinResponse {
  const channel = readChannel(world, args);
  if (channel.kind === 'dm' || channel.isPrivate) {
    throw new SlackRefusal('method_not_supported_for_channel_type');
  }
  const { botUserId } = world.people;
  if (!channel.members.includes(botUserId)) channel.members.push(botUserId);
  return { ok: true, channel: describe(world, channel) };
}

function members(world: World, args: JsonObject): ConversationsMembersResponse {
  const channel = readChannel(world, args);
  const from = Number(textOf(args.cursor) ?? 0);
  const limit = Number(args.limit ?? 100);
  if (!Number.isInteger(from) || from < 0) throw new SlackRefusal('invalid_cursor');
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new SlackRefusal('invalid_limit');
  const end = from + limit;
  const next = end < channel.members.length ? String(end) : '';
  return {
    ok: true,
    members: channel.members.slice(from, end),
    response_metadata: { next_cursor: next },
  };
}

export const CONVERSATION_METHODS: ApiMethods = {
  'conversations.open': forBot(open),
  'conversations.info': forBot(info),
  'conversations.join': forBot(join),
  'conversations.members': forBot(members),
};
