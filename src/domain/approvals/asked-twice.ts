import type { Action } from '../people/rights.js';
import type { RequestSummary } from './request.js';

/** An open request, with the lot that it is about where it is about one. */
export type OpenRequest = RequestSummary & { lotId: string | null };

/** What an act is done on; what it is not about is null. */
export type Subject = {
  act: Action;
  payerId: string;
  currency: string;
  invoiceId: string | null;
  lotId: string | null;
};

export function subjectOf({ act, payerId, planned, lotId }: OpenRequest): Subject {
  const { currency, invoiceId } = planned;
  return { act, payerId, currency, invoiceId, lotId };
}

/** Credit may well be meant twice, for two reasons; everything else of one thing is meant once. */
function isMeantOnce(act: Action): boolean {
  return act !== 'raise-credit';
}

/** What a request may be in the way of besides the same: an invoice is void or written off. */
export type RulingOut = 'void-invoice' | 'write-off';

function rulesOut(one: Action, other: Action): boolean {
  const acts: readonly Action[] = [one, other];
  return acts.includes('void-invoice') && acts.includes('write-off');
}

function isOfSame(one: Subject, other: Subject): boolean {
  return (
    one.payerId === other.payerId &&
    one.currency === other.currency &&
    one.invoiceId === other.invoiceId &&
    one.lotId === other.lotId
  );
}

function isSame(one: Subject, other: Subject): boolean {
  return one.act === other.act && isOfSame(one, other);
}

function isInTheWay(open: Subject, wanted: Subject): boolean {
  return isSame(open, wanted) || (rulesOut(open.act, wanted.act) && isOfSame(open, wanted));
}

/**
 * The open request because of which the same may not be asked for once more: whatever its amount, one
 * refund of an invoice, one pay-out to a payer, and so on, is decided before the next; so is voiding an
 * invoice before it is written off, and the other way round.
 */
export function openRequestFor(
  subject: Subject,
  open: readonly OpenRequest[],
): OpenRequest | undefined {
  return isMeantOnce(subject.act)
    ? open.find((request) => isInTheWay(subjectOf(request), subject))
    : undefined;
}

/** What an open request in the way asks for, where it is not the same. */
export function askedOtherwise(open: Action, wanted: Action): RulingOut | 'this' {
  return open !== wanted && (open === 'void-invoice' || open === 'write-off') ? open : 'this';
}

/** The newest open request for the same amount of the same, asked for since; a look-alike. */
export function likeRequest(
  { amount, since, ...subject }: Subject & { amount: bigint; since: Date },
  open: readonly OpenRequest[],
): OpenRequest | undefined {
  return open.findLast(
    (request) =>
      isSame(subjectOf(request), subject) &&
      request.need.amount === amount &&
      request.askedAt >= since,
  );
}
