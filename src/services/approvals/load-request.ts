import type { ApprovalRequest } from '../../domain/approvals/request.js';
import { refuse } from '../../domain/errors.js';
import { findRequest, findRequestAfter } from '../../store/approvals/request-reads.js';
import type { Desk } from '../desk.js';

/**
 * A request as it stands. One of another desk on the same Slack tokens is not found, and left
 * alone. @throws CreditError `not-found`
 */
export async function loadRequest(desk: Desk, id: string): Promise<ApprovalRequest> {
  const found = await findRequest(desk.store, { id, clubId: desk.club.id });
  return found ?? refuse('not-found', { what: 'request', id });
}

/** How somebody else has just ended a request. @throws CreditError `not-found` */
export async function loadEndedRequest(desk: Desk, id: string): Promise<ApprovalRequest> {
  const found = await findRequestAfter(desk.store, { id, clubId: desk.club.id });
  return found ?? refuse('not-found', { what: 'request', id });
}
