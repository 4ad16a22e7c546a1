import type { types, webApi } from '@slack/bolt';
import type { MailTarget, NoticeTarget } from '../../domain/notice.js';
import { slackErrorCode } from '../slack-error.js';
import { openDirectMessage } from './direct-message.js';

/** `text` is what notifications and screen readers say, so it is never left out. */
export type RenderedMessage = { text: string; blocks?: types.KnownBlock[] };

/** Where a message goes, once it is known which channel a room is. */
export type Place = Exclude<NoticeTarget, { room: string } | MailTarget>;

export type PostResult =
  | { kind: 'posted'; channel: string; ts: string }
  /** `retryAfterMs` null = Slack named no time, so the outbox's own delay holds. */
  | { kind: 'failed'; retryAfterMs: number | null; sentence: string }
  | { kind: 'refused'; sentence: string };

const notThere = 'Slack knows no such channel. Correct the channel id in the settings.';
const unreadable = 'Slack refused the form of this message. This is a fault of Credit Desk.';

/** What will not get better by waiting. */
const refusals: Record<string, string> = {
  channel_not_found: notThere,
  not_in_channel: 'Credit Desk is not a member of this channel. Invite it with /invite.',
  is_archived: 'This channel is archived. Choose another channel in the settings.',
  restricted_action: 'The workspace does not let Credit Desk post in this channel.',
  user_not_found: 'This person is not in the workspace any more.',
  user_disabled: 'This person is not in the workspace any more.',
  cannot_dm_bot: 'A bot cannot be told anything.',
  message_not_found: 'The message is not there any more.',
  cant_update_message: 'Slack does not let Credit Desk change this message.',
  edit_window_closed: 'Slack does not let Credit Desk change this message any more.',
  invalid_blocks: unreadable,
  invalid_arguments: unreadable,
  msg_too_long: unreadable,
  msg_blocks_too_long: unreadable,
  no_text: unreadable,
};

function waitNamedIn(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('retryAfter' in error)) return null;
  return typeof error.retryAfter === 'number' ? error.retryAfter * 1000 : null;
}

export function failureOf(error: unknown): PostResult {
  const code = slackErrorCode(error);
  const refusal = code === null ? undefined : refusals[code];
  if (refusal !== undefined) return { kind: 'refused', sentence: `${refusal} (${code})` };
  const retryAfterMs = waitNamedIn(error);
  const why = code ?? (error instanceof Error ? error.name : 'no answer');
  return { kind: 'failed', retryAfterMs, sentence: `Slack did not take the message (${why}).` };
}

/** Makes the one way in which the outbox sends; it never throws for what Slack answers. */
export function createPostToSlack(
  client: webApi.WebClient,
): (target: Place, message: RenderedMessage) => Promise<PostResult> {
  return async (target, { text, blocks }) => {
    try {
      const channel =
        'channel' in target ? target.channel : await openDirectMessage(client, target.userId);
      const { ts } = await client.chat.postMessage({
        channel,
        text,
        ...(blocks === undefined ? {} : { blocks }),
        unfurl_links: false,
        unfurl_media: false,
      });
      return { kind: 'posted', channel, ts: ts ?? '' };
    } catch (error) {
      return failureOf(error);
    }
  };
}
