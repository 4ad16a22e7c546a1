import type { ClientSession } from 'mongodb';
import { type Store, withSession } from './connection.js';
import { codeOf, errorCode, hasLabel, isTransient, isWithoutPrimary } from './database-error.js';

/** The commit was sent, and the database did not say what became of it. */
export class CommitInDoubt extends Error {
  override readonly name = 'CommitInDoubt';

  constructor(cause: unknown) {
    super('the commit was sent and not confirmed', { cause });
  }
}

type Work<Result> = (session: ClientSession) => Promise<Result>;

const firstPauseMs = 5;
const longestPauseMs = 500;

function pauseBefore(attempt: number): Promise<void> {
  const pauseMs = Math.random() * Math.min(firstPauseMs * 1.5 ** attempt, longestPauseMs);
  return new Promise((resolve) => {
    setTimeout(resolve, pauseMs);
  });
}

/**
 * Does the work in one transaction that a majority confirms. What passes by itself is tried again
 * for `patience.retryMs`. Our own loop and not the driver's: that one goes on for two minutes, and
 * does not tell a commit that failed from one of which nobody knows.
 * @throws CommitInDoubt; anything else means that nothing was written
 */
export async function inTransaction<Result>(store: Store, work: Work<Result>): Promise<Result> {
  const endsAt = performance.now() + store.patience.retryMs;
  return withSession(store, async (session) => {
    for (let attempt = 1; ; attempt += 1) {
      const tried = await tryOnce(session, work, { store, endsAt });
      if ('result' in tried) return tried.result;
      if (!isTransient(tried.error) || performance.now() >= endsAt) throw tried.error;
      await pauseBefore(attempt);
    }
  });
}

/** The database is known to have dropped the transaction. */
type Dropped = { error: unknown };

async function tryOnce<Result>(
  session: ClientSession,
  work: Work<Result>,
  { store, endsAt }: { store: Store; endsAt: number },
): Promise<{ result: Result } | Dropped> {
  const { majorityMs } = store.patience;
  session.startTransaction({
    readConcern: { level: 'snapshot' },
    writeConcern: { w: 'majority', wtimeoutMS: majorityMs },
    readPreference: 'primary',
    maxCommitTimeMS: 2 * majorityMs,
  });
  let result: Result;
  try {
    result = await work(session);
  } catch (error) {
    await session.abortTransaction();
    return { error };
  }
  return (await commit(session, endsAt)) ?? { result };
}

/** Asks for the commit until there is an answer; it is the same commit however often it is sent. */
async function commit(session: ClientSession, endsAt: number): Promise<Dropped | null> {
  for (let inDoubt = false; ; inDoubt = true) {
    try {
      await session.commitTransaction();
      return null;
    } catch (error) {
      const timeLeft = performance.now() < endsAt;
      if (isTransient(error) && (timeLeft || !inDoubt)) return { error };
      if (!timeLeft || !isAskedAgain(error)) throw new CommitInDoubt(error);
    }
  }
}

/** Where the servers ran out of time, waiting once more is left to whoever settles it. */
function isAskedAgain(error: unknown): boolean {
  const code = codeOf(error);
  if (code === errorCode.writeConcernTimedOut || code === errorCode.maxTimeExpired) return false;
  return hasLabel(error, 'UnknownTransactionCommitResult') || isWithoutPrimary(error);
}
