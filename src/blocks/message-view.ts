import type { KnownBlock, ModalView } from '@slack/types';
import { escapeMrkdwn } from './escape-mrkdwn.js';
import { limits, plain, section } from './text-objects.js';

/** A modal that only says something, one paragraph each. The paragraphs are plain words. */
export function messageView(
  title: string,
  paragraphs: readonly string[],
  more: readonly KnownBlock[] = [],
): ModalView {
  return {
    type: 'modal',
    title: plain(title, limits.title),
    close: plain('Close', limits.title),
    blocks: [...paragraphs.map((paragraph) => section(escapeMrkdwn(paragraph))), ...more],
  };
}
