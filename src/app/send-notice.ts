import { renderNotice } from '../../views/messages/render-notice.js';
import type { Club } from '../domain/people/club-records.js';
import type { SendNotice } from '../outbox/deliver.js';
import type { createPostToSlack } from '../slack/answer/post-to-slack.js';

/** Joins the words of a notice with the way to Slack, for the outbox that knows neither. */
export function createSendNotice(
  club: Club,
  post: ReturnType<typeof createPostToSlack>,
): SendNotice {
  return async ({ target, notice, names }) => {
    const result = await post(target, renderNotice(notice, { names, club }));
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
  };
}
