import type { RequestSummary } from '../../domain/approvals/request.js';
import { keepMessagePlace } from '../../store/approvals/request-changes.js';
import { findSummary } from '../../store/approvals/request-reads.js';
import type { Desk } from '../desk.js';

/** How a request stands now, for the message about it; null where it is gone. */
export function currentRequest(desk: Desk, id: string): Promise<RequestSummary | null> {
  return findSummary(desk.store, { id, clubId: desk.club.id });
}

/** Remembers where a message about it is, to be changed there. */
export function rememberMessage(
  desk: Desk,
  id: string,
  place: Parameters<typeof keepMessagePlace>[2],
): Promise<void> {
  return keepMessagePlace(desk.store, id, place);
}
