import { renderNotice } from '../../views/messages/render-notice.js';
import type { SendNotice } from '../outbox/deliver.js';
import type { Desk } from '../services/desk.js';
import type { createPostToSlack } from '../slack/answer/post-to-slack.js';
import { placeOf, type Rooms } from './place-of.js';
import { noChannel, sendResultOf } from './send-result.js';

/** Joins the words of a notice with the way to Slack, for the outbox that knows neither. */
export function createSendNotice(
  desk: Pick<Desk, 'club'> & Rooms,
  post: ReturnType<typeof createPostToSlack>,
): SendNotice {
  return async ({ target, notice, names }) => {
    const place = placeOf(target, desk);
    if (place === null) return noChannel;
    return sendResultOf(await post(place, renderNotice(notice, { names, club: desk.club })));
  };
}
