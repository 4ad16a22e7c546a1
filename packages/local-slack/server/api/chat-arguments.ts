import type { KnownBlock } from '@slack/types';
import { type JsonObject, textOf } from '../json.js';
import type { PageChannel } from '../page-api.js';
import { SlackRefusal } from '../refusal.js';
import { readMessageBlocks } from '../strict/message.js';
import type { World } from '../world.js';
import { requiredText } from './arguments.js';

export type Content = { text: string; blocks: KnownBlock[]; lacksText: boolean };

/** Refuses with `no_text` when there is neither text nor a block. */
export function readContent(args: JsonObject): Content {
  const blocks = readMessageBlocks(args.blocks);
  const text = textOf(args.text) ?? '';
  if (text === '' && blocks.length === 0) throw new SlackRefusal('no_text');
  return { text, blocks, lacksText: text === '' };
}

/** A channel's id or `#name`, or a user's id for the direct message with that person. */
export function readChannel(world: World, args: JsonObject): PageChannel {
  const given = requiredText(args, 'channel');
  if (given === world.people.botUserId) throw new SlackRefusal('cannot_dm_bot');
  if (world.people.has(given)) return world.channels.directMessageOf(given);
  const channel = world.channels.get(given);
  const isHidden = channel.isPrivate && !channel.members.includes(world.people.botUserId);
  if (isHidden) throw new SlackRefusal('channel_not_found');
  return channel;
}

/** Refuses with `not_in_channel` where the app is no member. */
export function readJoinedChannel(world: World, args: JsonObject): PageChannel {
  const channel = readChannel(world, args);
  if (!channel.members.includes(world.people.botUserId)) throw new SlackRefusal('not_in_channel');
  return channel;
}
