import { type BooksDifference, fault } from '../books/difference.js';
import type { JournalEntry } from '../books/journal-entry.js';
import type { ApprovalRequest } from './request.js';

/** What the books say of an approval. */
export type ApprovedEntry = Pick<JournalEntry, 'id' | 'actor' | 'approvedBy' | 'refs'>;

/** What the request says of it; only approved ones. */
export type ApprovedRequest = Pick<ApprovalRequest, 'id' | 'requesterId' | 'decision'> & {
  /** It is about many payers, and each of their entries names it; or books nothing: about settings, or whom to forget. */
  isOfJob: boolean;
};

/** The request that an entry names, else the operation id in the key of its form, numbered or not. */
export function requestOf({ id, refs }: Pick<ApprovedEntry, 'id' | 'refs'>): string {
  return refs.requestId ?? id.replace(/^form:/, '').replace(/:\d+$/, '');
}

function checkEntry(entry: ApprovedEntry, request: ApprovedRequest | undefined): BooksDifference[] {
  const { actor, approvedBy } = entry;
  const said = `asked for by ${actor.id}, approved by ${approvedBy?.id ?? 'nobody'}`;
  const of = { document: 'request' as const, id: requestOf(entry) };
  if (actor.id === approvedBy?.id) {
    return [fault(of, 'second person', { expected: 'somebody else', stored: said })];
  }
  if (request === undefined) {
    return [fault(of, 'approval', { expected: said, stored: 'not approved' })];
  }
  const stored = `asked for by ${request.requesterId}, approved by ${request.decision?.by ?? 'nobody'}`;
  return stored === said ? [] : [fault(of, 'approval', { expected: said, stored })];
}

/**
 * Holds what was approved against the requests, both ways: no entry names a second person without
 * a request that they approved, and no request is approved without its entry.
 */
export function checkRequests(
  entries: readonly ApprovedEntry[],
  requests: readonly ApprovedRequest[],
): BooksDifference[] {
  const byId = new Map(requests.map((request) => [request.id, request]));
  const booked = new Set(entries.map(requestOf));
  return [
    ...entries.flatMap((entry) => checkEntry(entry, byId.get(requestOf(entry)))),
    ...requests
      .filter(({ id, isOfJob }) => !isOfJob && !booked.has(id))
      .map(({ id }) => {
        const of = { document: 'request' as const, id };
        return fault(of, 'approval', { expected: 'nothing was booked', stored: 'approved' });
      }),
  ];
}
