import {
  applicationAmount,
  expiredOnReturn,
  planTakeBackCredit,
  usesOf,
} from '../../domain/credit/take-back-credit.js';
import { CreditError, refuse } from '../../domain/errors.js';
import { actorId } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { bookEvent, type Envelope } from '../books/book-event.js';
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
  balance: bigint;
  replayed: boolean;
};

/**
 * Takes one application of credit back, once: its key is the application's own.
 * @throws CreditError `not-allowed`, `not-found`, `no-such-use`, `invoice-void`,
 * `payment-pending`, `stale-plan`
 */
export async function takeBackCredit(
  desk: Desk,
  envelope: Envelope,
  input: { applicationId: string; reason: string },
): Promise<TakenBack> {
  requireRight(envelope.actor, 'take-back-credit');
  const { applicationId, reason } = input;
  const { invoice, application } = await loadApplication(desk, applicationId);
  const key = `unapply:${applicationId}`;
  try {
    const { entry, replayed } = await bookEvent(desk, {
      key,
      envelope,
      reason,
      input: { applicationId },
      load: () => loadApplication(desk, applicationId),
      plan: (state, context) => planTakeBackCredit(state, context),
      notices: (plan) => [
        {
          kind: 'credit-taken-back',
          invoiceNumber: invoice.number,
          payerId: invoice.payerId,
          amount: applicationAmount(application),
          expired: expiredOnReturn(usesOf(application), plan.entry?.occurredOn ?? ''),
          currency: invoice.currency,
          outstanding: plan.invoice?.after.outstanding ?? 0n,
          balance: plan.entry?.outcome.available ?? 0n,
          byUserId: actorId(envelope.actor),
        },
      ],
    });
    return {
      invoiceId: invoice.id,
      invoiceNumber: ownId(desk.club.id, invoice.id),
      payerId: entry.payerId,
      currency: entry.currency,
      returned: applicationAmount(application),
      expired: expiredOnReturn(usesOf(application), entry.occurredOn),
      outstanding: entry.outcome.outstanding ?? 0n,
      balance: entry.outcome.available ?? 0n,
      replayed,
    };
  } catch (error) {
    // Another form took the same use back at the same moment, under the same key.
    if (error instanceof CreditError && error.code === 'key-reused') {
      return refuse('no-such-use', { invoiceNumber: invoice.number });
    }
    throw error;
  }
}
