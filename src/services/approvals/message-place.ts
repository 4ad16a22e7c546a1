import type { ApprovalRequest } from '../../domain/approvals/request.js';
import { keepMessagePlace } from '../../store/approvals/request-changes.js';
import { findRequest } from '../../store/approvals/request-reads.js';
import type { Desk } from '../desk.js';

/** How a request stands now, for the message about it; null where it is gone. */
export function currentRequest(desk: Desk, id: string): Promise<ApprovalRequest | null> {
  return findRequest(desk.store, { id, clubId: desk.club.id });
}

/** Remembers where the message is, to be changed there. */
export function rememberMessage(
  desk: Desk,
  id: string,
  place: { channel: string; ts: string },
): Promise<void> {
  return keepMessagePlace(desk.store, id, place);
}
