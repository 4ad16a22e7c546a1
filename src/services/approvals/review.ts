import { isOver, isOwnRequest, requireSecondPerson } from '../../domain/approvals/decidable.js';
import { isChanged } from '../../domain/approvals/planned-act.js';
import type { ApprovalRequest, PlannedAct } from '../../domain/approvals/request.js';
import { OnlyPlanned } from '../../domain/approvals/second-person-needed.js';
import type { Earlier } from '../../domain/books/looks-alike.js';
import { CreditError, refusalOf } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { mayDo, requireRight } from '../../domain/people/permission.js';
import { findInvoice } from '../../store/ledger/ledger-reads.js';
import type { Desk } from '../desk.js';
import { runAct } from './acts.js';
import { bookedByForm } from './booked-by-form.js';
import { endWithout } from './end-request.js';
import { loadRequest } from './load-request.js';
import { payerOfRequest } from './payer-of-request.js';

/** A request with the facts of now. */
export type Review = {
  request: ApprovalRequest;
  payerName: string;
  /** As it is now; null where the act is on none, or the request is over. */
  invoice: Invoice | null;
  /** What it would do now; null where it is over or cannot be done. */
  now: PlannedAct | null;
  /** Why it cannot be done now, in words. */
  refusal: string | null;
  /** The newest of the same that was booked since it was asked for, and stands. */
  same: Earlier | null;
  /** Until when that was looked for. */
  seenUpTo: Date;
  /** Something else would happen than what was asked for. */
  isChanged: boolean;
  isOwn: boolean;
  mayDecide: boolean;
  /** Why an approver may not decide about this payer, in words. */
  ownAccount: string | null;
};

/** Whoever asked, as they were then. */
export function requesterOf({ requesterId, requesterRoles }: ApprovalRequest): Actor {
  return { kind: 'staff', userId: requesterId, roles: requesterRoles };
}

type Looked = Pick<Review, 'now' | 'refusal' | 'same'>;

const nothing: Looked = { now: null, refusal: null, same: null };

/** A form that has booked by itself books no second time, however well it can be planned. */
async function plannedUnlessBooked(
  desk: Desk,
  id: string,
  { planned, same }: OnlyPlanned,
): Promise<Looked> {
  const booked = await bookedByForm(desk, id);
  if (booked === null) return { now: planned, refusal: null, same };
  // By an approval a moment ago, or by the form itself: only then is the request still open.
  const { state } = await loadRequest(desk, id);
  const refusal = state === 'open' ? booked.sentence(desk.club.locale) : null;
  return { now: null, refusal, same: null };
}

/** What the act would do now; nothing is written. */
async function look(desk: Desk, request: ApprovalRequest): Promise<Looked> {
  const { askedAt } = request;
  const said = request.planned.promised;
  const envelope = { actor: requesterOf(request), operationId: request.id };
  try {
    await runAct(desk, { ...envelope, approval: { kind: 'look', said, askedAt } }, request);
    // It was booked in the meantime, so the request says by whom.
    return nothing;
  } catch (error) {
    if (error instanceof OnlyPlanned) return plannedUnlessBooked(desk, request.id, error);
    if (!(error instanceof CreditError)) throw error;
    return { ...nothing, refusal: error.sentence(desk.club.locale) };
  }
}

/** A request as it stands; one whose time is over ends by that. @throws CreditError `not-found` */
export async function standingOf(desk: Desk, id: string): Promise<ApprovalRequest> {
  const request = await loadRequest(desk, id);
  if (request.state !== 'open' || !isOver(request, desk.now())) return request;
  return endWithout(desk, request, { state: 'expired', by: null, comment: '' });
}

/** What **Review** shows. @throws CreditError `not-allowed`, `not-found` */
export async function reviewRequest(desk: Desk, actor: Actor, id: string): Promise<Review> {
  requireRight(actor, 'see-invoices');
  const before = await standingOf(desk, id);
  const { invoiceId } = before.planned;
  const isShown = before.state === 'open' && invoiceId !== null;
  const seenUpTo = desk.now();
  const [payer, invoice, looked] = await Promise.all([
    payerOfRequest(desk, actor, before),
    isShown ? findInvoice(desk.store, invoiceId) : null,
    before.state === 'open' ? look(desk, before) : nothing,
  ]);
  const isOpenStill = before.state === 'open' && (looked.now !== null || looked.refusal !== null);
  const request = isOpenStill || before.state !== 'open' ? before : await loadRequest(desk, id);
  const isOwn = isOwnRequest(request, actor);
  const { promised } = request.planned;
  const decides = () => requireSecondPerson(request, actor, payer.email);
  const refusal = refusalOf(decides, desk.club.locale);
  const isApprover = !isOwn && mayDo(actor, 'approve-request');
  return {
    ...{ request, payerName: payer.name, invoice, ...looked, seenUpTo, isOwn },
    isChanged: looked.now !== null && isChanged(promised, looked.now.promised),
    mayDecide: refusal === null,
    ownAccount: isApprover ? refusal : null,
  };
}
