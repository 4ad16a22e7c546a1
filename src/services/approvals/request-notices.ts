import { type RequestSummary, summaryOf } from '../../domain/approvals/request.js';
import type { Notice, NoticeTarget } from '../../domain/notice.js';
import { newOutboxRow, type OutboxRow } from '../../store/outbox/outbox-row.js';
import type { Desk } from '../desk.js';

type Kind = 'request-standing' | 'request-reminder' | 'request-ended';

function row(
  desk: Desk,
  request: RequestSummary,
  { kind, id, target }: { kind: Kind; id: string; target: NoticeTarget },
): OutboxRow {
  const notice: Notice = { kind, payerId: request.payerId, request: summaryOf(request) };
  const fields = { clubId: desk.club.id, target, notice, now: desk.now() };
  return newOutboxRow(`request:${request.id}:${id}`, fields);
}

/** Has the message in the channel show how the request stands; it is read when it is sent. */
export function standingRows(desk: Desk, request: RequestSummary): OutboxRow[] {
  if (desk.approvalsChannel === null) return [];
  const target = { room: 'approvals' } as const;
  return [row(desk, request, { kind: 'request-standing', id: request.state, target })];
}

export function reminderRows(desk: Desk, request: RequestSummary): OutboxRow[] {
  if (desk.approvalsChannel === null) return [];
  const target = { room: 'approvals' } as const;
  return [row(desk, request, { kind: 'request-reminder', id: 'reminder', target })];
}

/** What is told when a request ends: in the channel, and to whoever asked for it. */
export function endedRows(desk: Desk, ended: RequestSummary): OutboxRow[] {
  const standing = standingRows(desk, ended);
  if (ended.state === 'withdrawn') return standing;
  const target = { userId: ended.requesterId };
  return [...standing, row(desk, ended, { kind: 'request-ended', id: 'told', target })];
}
