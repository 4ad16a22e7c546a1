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

function isSame(one: Subject, other: Subject): boolean {
  return (
    one.act === other.act &&
    one.payerId === other.payerId &&
    one.currency === other.currency &&
    one.invoiceId === other.invoiceId &&
    one.lotId === other.lotId
  );
}

/**
 * The open request because of which the same may not be asked for once more: whatever its amount, one
 * refund of an invoice, one pay-out to a payer, and so on, is decided before the next.
 */
export function openRequestFor(
  subject: Subject,
  open: readonly OpenRequest[],
): OpenRequest | undefined {
  return isMeantOnce(subject.act)
    ? open.find((request) => isSame(subjectOf(request), subject))
    : undefined;
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
