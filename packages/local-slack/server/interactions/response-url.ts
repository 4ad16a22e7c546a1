import { type Content, readContent } from '../api/chat-arguments.js';
import { requireModelledAnswer } from '../api/modelled.js';
import { isObject, isTrue, type JsonObject, textOf } from '../json.js';
import type { PageMessage } from '../page-api.js';
import { cutText, postMessage, prepareBlocks, warnMissingText } from '../posts.js';
import { keep } from '../record.js';
import { SlackRefusal } from '../refusal.js';
import type { ResponseTarget } from '../response-urls.js';
import type { World } from '../world.js';

function originalOf(world: World, target: ResponseTarget): PageMessage | undefined {
  const { channel, messageTs } = target;
  return messageTs === undefined ? undefined : world.messages.find(channel, messageTs);
}

function read(world: World, body: JsonObject): Content {
  requireModelledAnswer(body);
  const content = readContent(body);
  if (content.lacksText) warnMissingText(world, 'response_url');
  return content;
}

function replace(world: World, original: PageMessage, body: JsonObject): void {
  const { text, blocks } = read(world, body);
  const replaced = { text: cutText(text), blocks: prepareBlocks(world, blocks), edited: true };
  world.messages.replace({ ...original, ...replaced });
}

function follow(world: World, target: ResponseTarget, body: JsonObject): void {
  const original = originalOf(world, target);
  if (isTrue(body.delete_original)) {
    if (original !== undefined) world.messages.remove(original);
    return;
  }
  if (isTrue(body.replace_original) && original !== undefined) {
    replace(world, original, body);
    return;
  }
  const { text, blocks } = read(world, body);
  const ephemeral = body.response_type === 'in_channel' ? {} : { ephemeralFor: target.userId };
  const threadTs = textOf(body.thread_ts);
  const thread = threadTs === undefined ? {} : { threadTs };
  postMessage(world, { channel: target.channel, text, blocks, ...ephemeral, ...thread });
}

export type ResponseUrlReply = { status: number; body: { ok: boolean; error?: string } };

/** One post to a `response_url`. The fifth is the last, and 30 minutes are the end: 404. */
export function answerResponseUrl(world: World, secret: string, body: unknown): ResponseUrlReply {
  let target: ResponseTarget;
  try {
    target = world.responseUrls.use(secret);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { status: 404, body: { ok: false, error: error.code } };
  }
  try {
    follow(world, target, isObject(body) ? body : {});
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    keep(world.record.invalidResponses, { to: 'response_url', detail: error.message });
    return { status: 400, body: { ok: false, error: error.code } };
  }
}
