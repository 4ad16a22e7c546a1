import type { Promised } from '../../domain/books/promise.js';
import {
  applicationAmount,
  expiredOnReturn,
  planTakeBackCredit,
  usesOf,
} from '../../domain/credit/take-back-credit.js';
import { firstMailed } from '../../domain/mail-notice.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { bookEvent } from '../books/book-event.js';
import type { Envelope } from '../books/envelope.js';
import type { Desk } from '../desk.js';
import { loadApplication } from './load-application.js';

/** Amounts in minor units of `currency`. */
export type TakenBack = {
  invoiceId: string;
  invoiceNumber: string;
  payerId: string;
  currency: string;
  returned: bigint;
  /** The part of `returned` that came back expired. */
  expired: bigint;
  outstanding: bigint;
  overpaid: bigint;
  balance: bigint;
  replayed: boolean;
};

/**
 * Takes one application of credit back, once.
 * @throws CreditError `not-allowed`, `not-found`, `no-such-use`, `invoice-void`,
 * `payment-pending`, and what {@link bookEvent} throws
 */
export async function takeBackCredit(
  desk: Desk,
  envelope: Envelope,
  input: { applicationId: string; reason: string },
  promised?: Promised,
): Promise<TakenBack> {
  const { applicationId, reason } = input;
  const { entry, replayed } = await bookEvent(desk, {
    act: 'take-back-credit',
    envelope,
    promised,
    reason,
    input: { applicationId },
    load: () => loadApplication(desk, applicationId),
    plan: (state, context) => planTakeBackCredit(state, context),
    mail: firstMailed,
    notices: (plan, { invoice, application }) => [
      {
        kind: 'credit-taken-back',
        invoiceNumber: invoice.number,
        payerId: invoice.payerId,
        amount: applicationAmount(application),
        expired: expiredOnReturn(usesOf(application), plan.entry?.occurredOn ?? ''),
        currency: invoice.currency,
        outstanding: plan.invoice?.after.outstanding ?? 0n,
        overpaid: plan.invoice?.after.overpaid ?? 0n,
        balance: plan.entry?.outcome.available ?? 0n,
        byUserId: actorId(envelope.actor),
      },
    ],
  });
  const invoiceId = entry.refs.invoiceId ?? '';
  return {
    invoiceId,
    invoiceNumber: ownId(desk.club.id, invoiceId),
    payerId: entry.payerId,
    currency: entry.currency,
    returned: applicationAmount(entry),
    expired: expiredOnReturn(usesOf(entry), entry.occurredOn),
    outstanding: entry.outcome.outstanding ?? 0n,
    overpaid: entry.outcome.overpaid ?? 0n,
    balance: entry.outcome.available ?? 0n,
    replayed,
  };
}
