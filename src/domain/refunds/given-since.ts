import type { JournalEntry } from '../books/journal-entry.js';
import type { LineShare } from '../books/line-share.js';
import type { CreditNote } from '../credit/credit-note.js';
import { isStanding, type Refund } from './refund.js';

/** What else was given on an invoice for sessions or days. */
export type GivenForTime = {
  notes: readonly Pick<CreditNote, 'id' | 'lines'>[];
  refunds: readonly Pick<Refund, 'id' | 'state' | 'lines'>[];
};

function isForSame(one: LineShare, other: LineShare): boolean {
  if (one.line !== other.line || one.givenFor?.kind !== other.givenFor?.kind) return false;
  const [first, second] = [one.givenFor, other.givenFor];
  if (first === undefined || second === undefined) return false;
  if (first.kind === 'days' || second.kind === 'days') return true;
  const ids = new Set(first.parts.map(({ sessionId }) => sessionId));
  return second.parts.some(({ sessionId }) => ids.has(sessionId));
}

/**
 * What stands that was given another way, since a refund failed, for the sessions or days that it
 * was for: a cancelled session that was run again as credit, say. Minor units.
 * @param entries all of its invoice, in the order of their numbers
 */
export function givenSince(
  refund: Refund,
  { entries, given }: { entries: readonly JournalEntry[]; given: GivenForTime },
): bigint {
  const failed = entries.findLastIndex(
    ({ kind, refs }) => kind === 'refund.failed' && refs.refundId === refund.id,
  );
  const since = entries.slice(failed + 1);
  const isSince = (name: 'creditNoteId' | 'refundId', id: string) =>
    since.some(({ refs }) => refs[name] === id);
  const standing = [
    ...given.notes
      .filter(({ id }) => isSince('creditNoteId', id))
      .flatMap(({ lines }) => lines.map((line) => ({ line, amount: line.amount - line.voided }))),
    ...given.refunds
      .filter((one) => one.id !== refund.id && isStanding(one) && isSince('refundId', one.id))
      .flatMap(({ lines }) => lines.map((line) => ({ line, amount: line.amount }))),
  ];
  return standing
    .filter(({ line }) => refund.lines.some((own) => isForSame(own, line)))
    .reduce((sum, { amount }) => sum + amount, 0n);
}
