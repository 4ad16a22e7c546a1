import type { SessionJob } from '../../domain/sessions/jobs/session-job.js';
import type { Store } from '../connection.js';

/** Remembers where the message about a job is; who works on the job is not disturbed by it. */
export async function keepJobMessage(
  { collections }: Store,
  { id, message }: Pick<SessionJob, 'id' | 'message'>,
): Promise<void> {
  await collections.jobs.updateOne({ _id: id }, { $set: { message } });
}
