import type { ApprovalRequest, RequestSummary } from '../../domain/approvals/request.js';
import { endRequest, RequestNotOpen } from '../../store/approvals/request-changes.js';
import type { Desk } from '../desk.js';
import { loadEndedRequest } from './load-request.js';
import { endedRows } from './request-notices.js';

export type Ending = {
  state: 'rejected' | 'expired' | 'withdrawn';
  by: string | null;
  comment: string;
};

/**
 * Ends a request without booking anything.
 * @returns how it stands afterwards: as somebody else ended it, where they were first
 */
export async function endWithout<Known extends RequestSummary>(
  desk: Desk,
  request: Known,
  { state, by, comment }: Ending,
): Promise<Known | ApprovalRequest> {
  const decision = { by, at: desk.now(), comment };
  const ended = { ...request, state, decision, seq: request.seq + 1n };
  try {
    await endRequest(desk.store, { id: request.id, state, decision }, endedRows(desk, ended));
    desk.wake('outbox');
    return ended;
  } catch (error) {
    if (error instanceof RequestNotOpen) return loadEndedRequest(desk, request.id);
    throw error;
  }
}
