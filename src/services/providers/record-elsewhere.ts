import type { Promised } from '../../domain/books/promise.js';
import type { Actor } from '../../domain/people/actor.js';
import { actorId } from '../../domain/people/actor.js';
import { ownId } from '../../domain/record-id.js';
import { planRecordElsewhere } from '../../domain/refunds/record-elsewhere.js';
import { bookTogether } from '../books/book-together.js';
import type { Desk } from '../desk.js';
import { loadElsewhere } from './load-elsewhere.js';

/** Amounts in minor units of `currency`; `outstanding` is that of the invoice. */
export type RecordedElsewhere = {
  invoiceId: string;
  invoiceNumber: string;
  payerId: string;
  currency: string;
  amount: bigint;
  outstanding: bigint;
  replayed: boolean;
};

/** One that was made elsewhere is recorded once, whoever presses and however often. */
function operationIdOf(elsewhereId: string): string {
  return `elsewhere-${elsewhereId.replaceAll(':', '-')}`;
}

/**
 * Books a refund that somebody made at the provider itself. No money moves by it.
 * @throws CreditError `not-allowed`, `not-found`, of the rule, and what {@link bookTogether} throws
 */
export async function recordElsewhere(
  desk: Desk,
  actor: Actor,
  input: { elsewhereId: string; reason: string },
  promised?: Promised,
): Promise<RecordedElsewhere> {
  const { reason, elsewhereId } = input;
  const { entries, replayed } = await bookTogether(desk, {
    act: 'record-refund',
    envelope: { actor, operationId: operationIdOf(elsewhereId) },
    reason,
    input: { elsewhereId },
    isNumbered: true,
    promised: promised === undefined ? undefined : [promised],
    load: () => loadElsewhere(desk, elsewhereId),
    documentsOf: (state) => [state],
    plan: (state, contextOf) => planRecordElsewhere(state, state.made, contextOf),
    notices: (plans, { heard, invoice }) => [
      {
        ...{ kind: 'refund-recorded', invoiceNumber: invoice.number, payerId: invoice.payerId },
        ...{ amount: heard.amount, currency: heard.currency, reason },
        ...{ providerRefundId: heard.providerRefundId, elsewhereId, byUserId: actorId(actor) },
        outstanding: plans.at(-1)?.invoice?.after.outstanding ?? invoice.outstanding,
      },
    ],
  });
  const [asked] = entries;
  const last = entries.at(-1) ?? asked;
  const invoiceId = asked.refs.invoiceId ?? '';
  return {
    invoiceId,
    invoiceNumber: ownId(desk.club.id, invoiceId),
    payerId: asked.payerId,
    currency: asked.currency,
    amount: asked.details.refund?.amount ?? 0n,
    outstanding: last.outcome.outstanding ?? 0n,
    replayed,
  };
}
