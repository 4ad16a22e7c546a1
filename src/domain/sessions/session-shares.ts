import { splitEqually } from '../amounts/money.js';
import type { InvoiceLine } from '../invoices/invoice.js';
import type { SessionPart } from './given-for.js';

/** A session that a beneficiary was booked on for a line, cancelled and past ones too. */
export type BilledSession = { sessionId: string; startsAt: Date };

export function inTimeOrder<Session extends BilledSession>(
  sessions: readonly Session[],
): Session[] {
  return [...sessions].sort(
    (one, other) =>
      one.startsAt.getTime() - other.startsAt.getTime() ||
      (one.sessionId < other.sessionId ? -1 : 1),
  );
}

/**
 * What each session of a line is worth, in time order and minor units: the price paid for the line
 * (never the list price) over the sessions billed, the earlier ones taking the rest, so that all of
 * them sum to that price exactly. Sessions beyond those billed are worth nothing. Null where the
 * line was not billed by sessions. (design, section 3, "Per-session value")
 * @param sessions every session booked on the line: a cancelled one keeps its place and its share
 */
export function sessionShares(
  { net, sessionsBilled }: Pick<InvoiceLine, 'net' | 'sessionsBilled'>,
  sessions: readonly BilledSession[],
): SessionPart[] | null {
  if (sessionsBilled === null) return null;
  const shares = splitEqually(net, sessionsBilled);
  return inTimeOrder(sessions).map(({ sessionId }, place) => ({
    sessionId,
    amount: shares[place] ?? 0n,
  }));
}
