import {
  askedOtherwise,
  type OpenRequest,
  openRequestFor,
  type Subject,
} from '../../domain/approvals/asked-twice.js';
import { isOwnRequest } from '../../domain/approvals/decidable.js';
import { calendarDateIn } from '../../domain/calendar-date.js';
import { CreditError } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import { findOpenOfPayer } from '../../store/approvals/request-reads.js';
import type { Desk } from '../desk.js';

/** What is open and about one payer, the oldest first. */
export function openRequestsOf(desk: Desk, payerId: string): Promise<OpenRequest[]> {
  return findOpenOfPayer(desk.store, { clubId: desk.club.id, payerId });
}

/** Why this may not be asked for now, with the open request that stands in its way; else null. */
export async function openRequestRefusal(
  desk: Desk,
  actor: Actor,
  subject: Subject,
): Promise<{ refusal: CreditError; request: OpenRequest } | null> {
  const request = openRequestFor(subject, await openRequestsOf(desk, subject.payerId));
  if (request === undefined) return null;
  const { amount, currency } = request.need;
  const askedOn = calendarDateIn(request.askedAt, desk.club.timeZone);
  const asked = askedOtherwise(request.act, subject.act);
  const isOwn = isOwnRequest(request, actor);
  const refusal = new CreditError('request-open', { amount, currency, askedOn, asked, isOwn });
  return { refusal, request };
}
