import type { KnownBlock } from '@slack/types';
import { fillIds, fillTextDefaults } from './block-walk.js';
import { MESSAGE_TEXT_CHARS } from './limits.js';
import type { PageMessage } from './page-api.js';
import { keep } from './record.js';
import type { World } from './world.js';

export type Post = {
  channel: string;
  text: string;
  blocks: KnownBlock[];
  threadTs?: string;
  ephemeralFor?: string;
  files?: PageMessage['files'];
};

export const MISSING_TEXT = 'missing_text_in_message';

/** Text beyond Slack's limit is cut, as Slack does. */
export function cutText(text: string): string {
  return text.slice(0, MESSAGE_TEXT_CHARS);
}

export function prepareBlocks(world: World, blocks: KnownBlock[]): KnownBlock[] {
  fillIds(blocks, world.ids);
  fillTextDefaults(blocks);
  return blocks;
}

/** Posts as the app. Who may post where is the caller's question. */
export function postMessage(world: World, post: Post): PageMessage {
  return world.messages.add({
    channel: post.channel,
    ts: world.ids.timestamp(),
    user: world.people.botUserId,
    text: cutText(post.text),
    blocks: prepareBlocks(world, post.blocks),
    edited: false,
    ...(post.threadTs === undefined ? {} : { threadTs: post.threadTs }),
    ...(post.ephemeralFor === undefined ? {} : { ephemeralFor: post.ephemeralFor }),
    ...(post.files === undefined ? {} : { files: post.files }),
  });
}

/** A screen reader and a notification read the top-level text, so its absence is on record. */
export function warnMissingText(world: World, where: string): void {
  keep(world.record.warnings, `${where}: ${MISSING_TEXT}`);
}
