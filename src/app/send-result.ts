import type { SendResult } from '../outbox/outcome.js';
import type { PostResult } from '../slack/answer/post-to-slack.js';

/** What Slack answered, as the outbox keeps it. */
export function sendResultOf(result: PostResult): SendResult {
  switch (result.kind) {
    case 'posted':
      return { kind: 'sent', deliveredAs: `${result.channel}/${result.ts}` };
    case 'failed':
      return {
        kind: 'failed',
        error: result.sentence,
        retryAfterMs: result.retryAfterMs,
        permanent: false,
      };
    case 'refused':
      return { kind: 'failed', error: result.sentence, retryAfterMs: null, permanent: true };
    default:
      return result satisfies never;
  }
}

export const noChannel: SendResult = {
  kind: 'failed',
  error: 'No channel is named for it. Choose one under Settings in /credit-desk.',
  retryAfterMs: null,
  permanent: true,
};
