import { consequencesOf } from '../../domain/books/consequences.js';
import type { Plan } from '../../domain/books/plan.js';
import { type Promised, promiseOf, type ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { attempt } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { isCorrectable } from '../../domain/payments/desk-moves.js';
import type { Payment } from '../../domain/payments/payment.js';
import { planCorrectTransfer } from '../../domain/payments/transfer.js';
import {
  type MadeCredit,
  waysOutAfterReversal,
} from '../../domain/payments/ways-out-after-reversal.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { digestOf } from '../../store/ledger/digest.js';
import type { Desk } from '../desk.js';
import { momentOf, todayOf } from '../desk-day.js';
import { readPayerName } from '../people/payer-names.js';
import { loadTransfer } from './correct-payment.js';

/** What taking a payment back would do on one invoice, as it would be afterwards. */
export type CorrectedInvoice = { payment: Payment; after: Invoice; credit: MadeCredit | null };

export type CorrectPaymentPreview = {
  payerName: string;
  currency: string;
  parts: CorrectedInvoice[];
  refusal: string | null;
  shown: ShownPromise;
};

/**
 * Of one invoice it is said what is left to pay on it; of several only the amounts of the payments,
 * which do not change: one that moved meanwhile is refused.
 */
function promisedOf(plans: readonly Plan[], day: CalendarDate): Promised {
  const [only, ...others] = plans;
  if (only === undefined || others.length > 0) return {};
  return promiseOf(consequencesOf(only, day), digestOf);
}

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewCorrectPayment(
  desk: Desk,
  actor: Actor,
  paymentId: string,
): Promise<CorrectPaymentPreview> {
  requireRight(actor, 'record-payment');
  const states = await loadTransfer(desk, paymentId);
  const day = todayOf(desk);
  const context = { key: 'dry-run', requestHash: '', actor, reason: '', ...momentOf(desk) };
  const { result: plans, refusal } = attempt(
    () => planCorrectTransfer(states, () => context),
    desk.club.locale,
  );
  const standing = states.filter(({ payment }) => isCorrectable(payment));
  const parts = standing.map((state, index): CorrectedInvoice => {
    const after = plans?.[index]?.invoice?.after ?? state.invoice;
    const credit = waysOutAfterReversal({ ...state, invoice: after }, day);
    return { payment: state.payment, after, credit };
  });
  const [first] = states;
  const currency = first?.invoice.currency ?? desk.club.currency;
  return {
    payerName: await readPayerName(desk, first?.invoice.payerId ?? ''),
    currency,
    parts,
    refusal,
    shown: {
      facts: shownFacts({ invoice: first?.invoice ?? null }, { day, currency }),
      promised: promisedOf(plans ?? [], day),
    },
  };
}
