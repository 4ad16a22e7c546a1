import { renderNotice } from '../../views/messages/render-notice.js';
import type { NoticeTarget } from '../domain/notice.js';
import type { Club } from '../domain/people/club-records.js';
import type { SendNotice } from '../outbox/deliver.js';
import type { createPostToSlack, Place } from '../slack/answer/post-to-slack.js';
import { noChannel, sendResultOf } from './send-result.js';

/** A row names a room; which channel that is, is looked up when it is sent. */
function placeOf(target: NoticeTarget, approvalsChannel: string | null): Place | null {
  if ('purpose' in target) return null;
  if (!('room' in target)) return target;
  return approvalsChannel === null ? null : { channel: approvalsChannel };
}

/** Joins the words of a notice with the way to Slack, for the outbox that knows neither. */
export function createSendNotice(
  club: Club,
  post: ReturnType<typeof createPostToSlack>,
  approvalsChannel: string | null = null,
): SendNotice {
  return async ({ target, notice, names }) => {
    const place = placeOf(target, approvalsChannel);
    if (place === null) return noChannel;
    return sendResultOf(await post(place, renderNotice(notice, { names, club })));
  };
}
