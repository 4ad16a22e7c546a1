import { renderNotice } from '../../views/messages/render-notice.js';
import type { ApprovalRequest } from '../domain/approvals/request.js';
import type { Notice } from '../domain/notice.js';
import type { SendResult } from '../outbox/deliver.js';
import { currentRequest, rememberMessage } from '../services/approvals/message-place.js';
import type { Desk } from '../services/desk.js';
import type { createEditMessage } from '../slack/answer/edit-message.js';
import type { createPostToSlack } from '../slack/answer/post-to-slack.js';
import { noChannel, sendResultOf } from './send-result.js';

type Standing = Extract<Notice, { kind: 'request-standing' }>;

/** Each decision ends a request, so it changes once while its message is on the way. */
const mostShows = 3;

/**
 * Posts the message about a request, or changes it in place: always as the request stands when it
 * is sent, so two messages that overtake each other leave the same words.
 */
export function createSendStanding(parts: {
  desk: Desk;
  post: ReturnType<typeof createPostToSlack>;
  edit: ReturnType<typeof createEditMessage>;
  approvalsChannel: string | null;
}): (notice: Standing, names: Map<string, string>) => Promise<SendResult> {
  const { desk, post, edit, approvalsChannel } = parts;

  async function show(request: ApprovalRequest, notice: Standing, names: Map<string, string>) {
    const { message, id } = request;
    const rendered = renderNotice({ ...notice, request }, { names, club: desk.club });
    if (message !== null) return sendResultOf(await edit(message, rendered));
    if (approvalsChannel === null) return noChannel;
    const posted = await post({ channel: approvalsChannel }, rendered);
    if (posted.kind === 'posted') {
      const { channel, ts } = posted;
      await rememberMessage(desk, id, { channel, ts });
    }
    return sendResultOf(posted);
  }

  return async (notice, names) => {
    let request = (await currentRequest(desk, notice.request.id)) ?? notice.request;
    for (let shows = 1; ; shows += 1) {
      const sent = await show(request, notice, names);
      const now = (await currentRequest(desk, request.id)) ?? request;
      if (sent.kind !== 'sent' || now.seq === request.seq || shows >= mostShows) return sent;
      request = now;
    }
  };
}
