import { renderNotice } from '../../views/messages/render-notice.js';
import type { Notice } from '../domain/notice.js';
import type { SendNotice } from '../outbox/deliver.js';
import type { Desk } from '../services/desk.js';
import { jobNow, rememberJobMessage } from '../services/sessions/jobs/job-notices.js';
import type { createEditMessage } from '../slack/answer/edit-message.js';
import type { createPostToSlack } from '../slack/answer/post-to-slack.js';
import { placeOf } from './place-of.js';
import { noChannel, sendResultOf } from './send-result.js';

type Standing = Extract<Notice, { kind: 'job-standing' }>;
type Message = Parameters<SendNotice>[0];

const gone = { kind: 'sent', deliveredAs: 'its message is gone' } as const;

/**
 * Posts the message about a job, or changes it in place: always as the job stands when it is sent.
 * A message that somebody deleted is not sent again; the result is a message of its own.
 */
export function createSendJobStanding(parts: {
  desk: Desk;
  post: ReturnType<typeof createPostToSlack>;
  edit: ReturnType<typeof createEditMessage>;
}) {
  const { desk, post, edit } = parts;
  return async (notice: Standing, { target, names }: Pick<Message, 'target' | 'names'>) => {
    const { jobId } = notice.job;
    const now = await jobNow(desk, jobId);
    const job = now?.notice ?? notice.job;
    const rendered = renderNotice({ ...notice, job }, { names, club: desk.club });
    const place = now?.message ?? null;
    if (place?.ts === '') return gone;
    if (place !== null) {
      const edited = await edit(place, rendered);
      if (edited.kind !== 'refused') return sendResultOf(edited);
      await rememberJobMessage(desk, jobId, { ...place, ts: '' });
      return gone;
    }
    const channel = placeOf(target, desk);
    if (channel === null) return noChannel;
    const posted = await post(channel, rendered);
    if (posted.kind === 'posted') {
      const { channel, ts } = posted;
      await rememberJobMessage(desk, jobId, { channel, ts });
    }
    return sendResultOf(posted);
  };
}
