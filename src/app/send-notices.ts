import type { SendNotice } from '../outbox/deliver.js';
import type { Desk } from '../services/desk.js';
import { createEditMessage } from '../slack/answer/edit-message.js';
import { createPostToSlack } from '../slack/answer/post-to-slack.js';
import { createSendElsewhere } from './send-elsewhere.js';
import { createSendJobStanding } from './send-job-standing.js';
import { createSendNotice } from './send-notice.js';
import { createSendReminder, createSendStanding } from './send-standing.js';

/**
 * Everything that the outbox sends to Slack: each message once, and that about a request as it stands.
 * `clientOf` is asked for every message.
 */
export function sendNoticesOf(parts: {
  desk: Desk;
  clientOf: () => Parameters<typeof createPostToSlack>[0];
}): SendNotice {
  const { desk, clientOf } = parts;
  return async (message) => {
    const { notice, names } = message;
    const client = clientOf();
    const { approvalsChannel } = desk;
    const post = createPostToSlack(client);
    const edit = createEditMessage(client);
    const to = { desk, post, approvalsChannel };
    if (notice.kind === 'request-reminder') return createSendReminder(to)(notice, names);
    if (notice.kind === 'request-standing')
      return createSendStanding({ ...to, edit })(notice, names);
    if (notice.kind === 'job-standing') {
      return createSendJobStanding({ desk, post, edit })(notice, message);
    }
    const send = createSendNotice(desk, post);
    return createSendElsewhere({ desk, send, edit })(message);
  };
}
