import { type CalendarDate, calendarDateIn } from '../calendar-date.js';
import type { InvoiceLine } from '../invoices/invoice.js';
import { daysLeft } from './days-left.js';
import type { SessionPart } from './given-for.js';
import { type GivenShare, givenForDays, givenForSessions } from './given-for-sessions.js';
import { type BilledSession, sessionShares } from './session-shares.js';

/** A line of an invoice with what its beneficiary was booked on for it, and what was given. */
export type LineInUse = {
  line: InvoiceLine;
  sessions: readonly BilledSession[];
  given: readonly GivenShare[];
};

/**
 * The sessions that a person will not use, and the last day that counts as used. `leavingOn` null:
 * nobody leaves, so no days of a period are left over. `timeZone`: the club's, by which sessions lie on
 * days.
 */
export type Unused = {
  sessionIds: ReadonlySet<string>;
  leavingOn: CalendarDate | null;
  timeZone?: string;
};

/**
 * What the unused part of a line is worth, and how that was worked out. Minor units. `amount` is
 * what can be given: `value` less `alreadyGiven`, and no more than line and invoice still allow.
 */
export type ValueOfLine =
  | {
      by: 'sessions';
      sessionsBilled: number;
      /** Of the unused sessions, how many were billed. */
      sessionsLeft: number;
      value: bigint;
      alreadyGiven: bigint;
      /** In time order; together `amount`. */
      parts: SessionPart[];
      amount: bigint;
    }
  | {
      by: 'days';
      days: number;
      daysLeft: number;
      value: bigint;
      alreadyGiven: bigint;
      amount: bigint;
    }
  /** A line without sessions and without a period: only a fixed amount can be given. */
  | { by: 'fixed-amount'; amount: 0n };

/**
 * The value of what is left of one line: the shares of its unused sessions in time order, each less
 * what was given for it before, else the days left of its period, less what was given for days.
 * @param most what can still be credited on the line, zero or more minor units; several take from one invoice
 */
export function valueOfLine(
  { line, sessions, given }: LineInUse,
  { unused, most }: { unused: Unused; most: bigint },
): ValueOfLine {
  const shares = sessionShares(line, sessions);
  if (shares !== null && line.sessionsBilled !== null) {
    const left = shares.filter(
      ({ sessionId, amount }) => amount > 0n && unused.sessionIds.has(sessionId),
    );
    const givenFor = givenForSessions(given);
    const open = left.map(({ sessionId, amount }) => ({
      sessionId,
      amount: max0(amount - (givenFor.get(sessionId) ?? 0n)),
    }));
    const parts = upTo(most, open);
    return {
      ...{ by: 'sessions', sessionsBilled: line.sessionsBilled, sessionsLeft: left.length },
      value: sum(left),
      alreadyGiven: sum(left) - sum(open),
      ...{ parts, amount: sum(parts) },
    };
  }
  const days = unused.leavingOn === null ? null : daysLeft(line, unused.leavingOn);
  if (days === null) return { by: 'fixed-amount', amount: 0n };
  const { amount: value, ...counted } = days;
  const before = givenForDays(given) + givenOnDaysLeft({ sessions, given }, unused);
  const alreadyGiven = before < value ? before : value;
  const amount = value - alreadyGiven;
  return { by: 'days', ...counted, value, alreadyGiven, amount: amount < most ? amount : most };
}

/** What was given for sessions on the days that are left: one that was cancelled is dealt with. */
function givenOnDaysLeft(
  { sessions, given }: Pick<LineInUse, 'sessions' | 'given'>,
  { leavingOn, timeZone }: Unused,
): bigint {
  if (leavingOn === null || timeZone === undefined) return 0n;
  const givenFor = givenForSessions(given);
  return sessions
    .filter(({ startsAt }) => calendarDateIn(startsAt, timeZone) > leavingOn)
    .reduce((total, { sessionId }) => total + (givenFor.get(sessionId) ?? 0n), 0n);
}

/** The parts in their order until `most` is reached; what then would be nothing is left out. */
function upTo(most: bigint, parts: readonly SessionPart[]): SessionPart[] {
  let rest = most;
  return parts.flatMap(({ sessionId, amount }) => {
    const taken = amount < rest ? amount : rest;
    rest -= taken;
    return taken === 0n ? [] : [{ sessionId, amount: taken }];
  });
}

function sum(parts: readonly SessionPart[]): bigint {
  return parts.reduce((total, { amount }) => total + amount, 0n);
}

function max0(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}
