import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { findSessions } from '../../../store/club/session-reads.js';
import type { Desk } from '../../desk.js';

/** The sessions of a job that take place again, or were cancelled once more by another one. */
export async function sessionsOnAgain(desk: Desk, { act, id }: SessionJob): Promise<Set<string>> {
  if (act.kind !== 'cancel-session') return new Set();
  const numbers = new Map(act.sessions.map(({ sessionId, number }) => [sessionId, number]));
  const sessions = await findSessions(desk.store, [...numbers.keys()]);
  return new Set(
    sessions
      .filter(({ id: sessionId, cancelled }) => {
        return cancelled?.jobId !== id || cancelled.number !== numbers.get(sessionId);
      })
      .map(({ id: sessionId }) => sessionId),
  );
}
