import {
  partByRefunds,
  type RefundsNow,
  stateByRefunds,
} from '../../../domain/sessions/jobs/part-by-refunds.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { findSessions } from '../../../store/club/session-reads.js';
import { nothingBeside } from '../../../store/sessions/job-page.js';
import { findJob, findParts } from '../../../store/sessions/job-reads.js';
import { findPartsWithRefunds } from '../../../store/sessions/parts-with-refunds.js';
import { commitOpen } from '../../books/commit-open.js';
import type { Desk } from '../../desk.js';
import { sessionsOnAgain } from './sessions-on-again.js';

/**
 * Has the parts of a job that is over say what became of their refunds, which fail at once or days
 * later, or are tried again by themselves: so that what is left is listed by name and can be done
 * another way, and nothing else is. What a part's credit note gave stays.
 * @returns how many stand otherwise than before
 */
export async function followRefunds(desk: Desk, job: SessionJob): Promise<number> {
  if (job.state !== 'finished' || job.act.kind !== 'cancel-session') return 0;
  if (job.act.give !== 'refund') return 0;
  const found = await findPartsWithRefunds(desk.store, job.id);
  const isFailed = found.some(({ problem }) => problem !== null);
  const onAgain = isFailed ? await sessionsOnAgain(desk, job) : new Set<string>();
  const now = new Map<string, RefundsNow>();
  for (const { id, sessionId, state, problem } of found) {
    const stands = { problem, takesPlace: sessionId !== null && onAgain.has(sessionId) };
    if (stateByRefunds(state, stands) !== state) now.set(id, stands);
  }
  const parts = await findParts(desk.store, [...now.keys()]);
  const changes = parts.flatMap((part) => {
    const stands = now.get(part.id);
    return stands === undefined ? [] : [{ before: part, after: partByRefunds(part, stands) }];
  });
  if (changes.length === 0) return 0;
  // Somebody else who looks at the same moment marks the same.
  await commitOpen(desk, [], { outbox: [], jobPage: { ...nothingBeside, parts: changes } });
  return changes.length;
}

/** The same for the job that cancelled a session, before something is decided about it. */
export async function followRefundsOf(
  desk: Desk,
  { sessionId }: { sessionId: string },
): Promise<void> {
  const [session] = await findSessions(desk.store, [sessionId]);
  const { jobId: id } = session?.cancelled ?? {};
  const job = id === undefined ? null : await findJob(desk.store, { id, clubId: desk.club.id });
  if (job !== null) await followRefunds(desk, job);
}
