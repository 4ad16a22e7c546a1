import type { OpenRequest } from '../../domain/approvals/asked-twice.js';
import { isOwnRequest, requireSecondPerson } from '../../domain/approvals/decidable.js';
import { refusalOf } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import type { Desk } from '../desk.js';
import { openRequestsOf } from './open-requests.js';

/** An open request, and what the reader can do about it. */
export type WaitingHere = { request: OpenRequest; mayReview: boolean; isOwn: boolean };

/** What waits for a second person on an invoice, the oldest first; one read. */
export async function waitingOnInvoice(
  desk: Desk,
  actor: Actor,
  { invoice, payerEmail }: { invoice: Invoice; payerEmail: string | null },
): Promise<WaitingHere[]> {
  const open = await openRequestsOf(desk, invoice.payerId);
  return open
    .filter(({ planned }) => planned.invoiceId === invoice.id)
    .map((request) => {
      const decides = () => requireSecondPerson(request, actor, payerEmail);
      const mayReview = refusalOf(decides, desk.club.locale) === null;
      return { request, mayReview, isOwn: isOwnRequest(request, actor) };
    });
}
