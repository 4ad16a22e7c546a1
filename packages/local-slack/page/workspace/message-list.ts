import type { PageMessage } from '../../server/page-api.js';

export function putMessage(held: PageMessage[], message: PageMessage): PageMessage[] {
  const without = removeMessage(held, message.ts);
  return [...without, message].sort((one, other) => Number(one.ts) - Number(other.ts));
}

export function removeMessage(held: PageMessage[], ts: string): PageMessage[] {
  return held.filter((each) => each.ts !== ts);
}

/**
 * A fresh reading replaces what is held, but for two kinds that the server may not list: messages
 * that only this user sees, and those that arrived while the reading was on its way.
 */
export function mergeMessages(held: PageMessage[], read: PageMessage[]): PageMessage[] {
  const newest = Number(read.at(-1)?.ts ?? 0);
  const kept = held.filter((each) => each.ephemeralFor !== undefined || Number(each.ts) > newest);
  return kept.reduce(putMessage, read);
}

/** Replies follow the message that they answer. */
export function arrangeThreads(messages: PageMessage[]): PageMessage[] {
  const known = new Set(messages.map((each) => each.ts));
  const isReply = (each: PageMessage) =>
    each.threadTs !== undefined && each.threadTs !== each.ts && known.has(each.threadTs);
  return messages
    .filter((each) => !isReply(each))
    .flatMap((root) => [
      root,
      ...messages.filter((each) => isReply(each) && each.threadTs === root.ts),
    ]);
}
