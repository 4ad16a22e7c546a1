import { renderNotice } from '../../views/messages/render-notice.js';
import type { Notice } from '../domain/notice.js';
import type { SendResult } from '../outbox/outcome.js';
import { currentRequest, rememberMessage } from '../services/approvals/message-place.js';
import type { Desk } from '../services/desk.js';
import type { createEditMessage } from '../slack/answer/edit-message.js';
import type { createPostToSlack } from '../slack/answer/post-to-slack.js';
import { noChannel, sendResultOf } from './send-result.js';

type Standing = Extract<Notice, { kind: 'request-standing' }>;
type Reminder = Extract<Notice, { kind: 'request-reminder' }>;
type Names = Map<string, string>;

type Parts = {
  desk: Desk;
  post: ReturnType<typeof createPostToSlack>;
  edit: ReturnType<typeof createEditMessage>;
  approvalsChannel: string | null;
};

/** Each decision ends a request, so it changes once while its message is on the way. */
const mostShows = 3;

/** Posts the message, or changes it in place, and what brought the request to mind with it. */
async function show(parts: Parts, { request, ...notice }: Standing, names: Names) {
  const { desk, post, edit, approvalsChannel } = parts;
  const { message, reminder } = request;
  const rendered = renderNotice({ ...notice, request }, { names, club: desk.club });
  // It shows until when it can be approved, and nothing else, as long as nobody has decided.
  if (reminder && request.state !== 'open') await edit(reminder, rendered);
  if (message !== null) return sendResultOf(await edit(message, rendered));
  if (approvalsChannel === null) return noChannel;
  const posted = await post({ channel: approvalsChannel }, rendered);
  if (posted.kind === 'posted') {
    const { channel, ts } = posted;
    await rememberMessage(desk, request.id, { message: { channel, ts } });
  }
  return sendResultOf(posted);
}

/**
 * Posts the message about a request, or changes it in place: always as the request stands when it
 * is sent, so two messages that overtake each other leave the same words.
 */
export function createSendStanding(
  parts: Parts,
): (notice: Standing, names: Names) => Promise<SendResult> {
  const { desk } = parts;
  return async (notice, names) => {
    let request = (await currentRequest(desk, notice.request.id)) ?? notice.request;
    for (let shows = 1; ; shows += 1) {
      const sent = await show(parts, { ...notice, request }, names);
      const now = (await currentRequest(desk, request.id)) ?? request;
      if (sent.kind !== 'sent' || now.seq === request.seq || shows >= mostShows) return sent;
      request = now;
    }
  };
}

/** Brings a request to mind, unless somebody has decided in the meantime. */
export function createSendReminder({
  desk,
  post,
  approvalsChannel,
}: Omit<Parts, 'edit'>): (notice: Reminder, names: Names) => Promise<SendResult> {
  return async (notice, names) => {
    const request = await currentRequest(desk, notice.request.id);
    if (request?.state !== 'open') return { kind: 'sent', deliveredAs: 'decided before' };
    if (approvalsChannel === null) return noChannel;
    const rendered = renderNotice({ ...notice, request }, { names, club: desk.club });
    const posted = await post({ channel: approvalsChannel }, rendered);
    if (posted.kind === 'posted') {
      const { channel, ts } = posted;
      await rememberMessage(desk, request.id, { reminder: { channel, ts } });
    }
    return sendResultOf(posted);
  };
}
