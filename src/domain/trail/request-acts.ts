import type { ApprovalRequest } from '../approvals/request.js';
import type { RecordedActor } from '../people/actor.js';
import { type RequestAct, requestActTitles } from './trail-filter.js';

/** Of a request for a second person what a trail says of it. */
export type TrailRequest = Pick<
  ApprovalRequest,
  | 'id'
  | 'clubId'
  | 'payerId'
  | 'act'
  | 'reason'
  | 'need'
  | 'requesterId'
  | 'state'
  | 'decision'
  | 'askedAt'
> & { invoiceId: string | null };

/** One thing that was done about it. Amounts in minor units. */
export type RequestActFacts = {
  at: Date;
  title: string;
  by: RecordedActor;
  payerId: string;
  invoiceId: string | null;
  reason: string;
  amount: bigint;
  currency: string;
};

const nobodyInTime: RecordedActor = { kind: 'job', id: 'requests' };

function asked({ act }: TrailRequest, words: string): string {
  return [act.replaceAll('-', ' '), words].filter((part) => part !== '').join(': ');
}

function common(request: TrailRequest) {
  const { payerId, invoiceId, need } = request;
  return { payerId, invoiceId, amount: need.amount, currency: need.currency };
}

export function askedAct(request: TrailRequest): RequestActFacts {
  const { askedAt: at, requesterId: id, reason } = request;
  const title = requestActTitles['request.asked'];
  const by = { kind: 'staff', id } as const;
  return { ...common(request), at, title, by, reason: asked(request, reason) };
}

/** How it ended; nothing of one that is open. */
export function endedAct(request: TrailRequest): RequestActFacts[] {
  const { state, decision } = request;
  if (state === 'open' || decision === null) return [];
  const act: RequestAct = `request.${state}`;
  const by = decision.by === null ? nobodyInTime : { kind: 'staff' as const, id: decision.by };
  const reason = asked(request, decision.comment);
  return [{ ...common(request), at: decision.at, title: requestActTitles[act], by, reason }];
}
