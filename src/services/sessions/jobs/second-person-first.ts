import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { PartOutcome } from '../../../domain/sessions/jobs/part-outcome.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import type { AloneInPage } from './alone-in-page.js';

const secondPerson =
  'One person alone may not give this payer so much within a day. Run it again, and a second person is asked.';

/** What becomes of a part where one person may not give its payer so much alone by now. */
export function secondPersonFirst(
  outcome: PartOutcome,
  { part, job, alone }: { part: JobPart; job: Pick<SessionJob, 'money'>; alone: AloneInPage },
): PartOutcome {
  const isAlone = outcome.state === 'booked' && job.money === 'free';
  return isAlone && !alone.mayGive(part) ? { state: 'changed', problem: secondPerson } : outcome;
}
