import type { JobName } from '../domain/people/job-name.js';
import { jobs } from '../jobs/index.js';
import type { SendNotice } from '../outbox/deliver.js';
import { mailerOf } from './mailer-of.js';
import type { OpenedDesk } from './open-desk.js';
import { mailsOf } from './send-mail.js';
import { sendNoticesOf } from './send-notices.js';
import { slackAppFor } from './slack-app.js';

/**
 * Runs one job once, as its time would; resolves with what it did. Rejects with its fault.
 * `stopped` is asked between its steps.
 */
export async function runJob(
  name: JobName,
  { desk, config, log }: OpenedDesk,
  stopped: () => boolean,
): Promise<string> {
  const job = jobs.find((one) => one.name === name);
  if (job === undefined) throw new Error(`the job ${name} is not in the list`);
  // Most jobs send nothing, and a command line needs no Slack for those.
  const mailer = mailerOf(config);
  const send: SendNotice = async (message) => {
    const { client } = slackAppFor(config, log).app;
    return sendNoticesOf({ desk, clientOf: () => client })(message);
  };
  try {
    return await job.run({ desk, send, mails: mailsOf({ desk, mailer }), stopped });
  } finally {
    mailer?.close();
  }
}
