import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import { availableCredit } from '../../domain/credit/account.js';
import { type UsedOfLot, unspentLot } from '../../domain/credit/unspent.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { planReturnOverpayment } from '../../domain/payments/return-overpayment.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { type SecondPersonHint, secondPersonForPlan } from '../approvals/form-hint.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readPayerName } from '../people/payer-names.js';
import { loadMovedOverpayment } from './return-overpayment.js';

/** What returning all that is unspent of a moved overpayment would do now, in minor units. */
export type ReturnOverpaymentPreview = {
  invoice: Invoice;
  payerName: string;
  /** The most that can be returned. */
  maximum: bigint;
  /** Where the rest is spent. */
  uses: UsedOfLot[];
  /** What of it went out as cash. */
  paidOut: bigint;
  outstandingAfter: bigint;
  overpaidAfter: bigint;
  balanceAfter: bigint;
  refusal: string | null;
  /** Why one person alone may not do it. */
  secondPerson: SecondPersonHint | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewReturnOverpayment(
  desk: Desk,
  actor: Actor,
  lotId: string,
): Promise<ReturnOverpaymentPreview> {
  requireRight(actor, 'return-overpayment');
  const state = await loadMovedOverpayment(desk, lotId);
  const { invoice, account, uses, paidOut = 0n } = state;
  const payerName = await readPayerName(desk, invoice.payerId);
  const maximum = unspentLot(state)?.remaining ?? 0n;
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planReturnOverpayment(state, { amount: maximum }, context),
  );
  const after = plan?.invoice?.after ?? invoice;
  const today = todayOf(desk);
  return {
    invoice,
    payerName,
    maximum,
    uses: [...uses],
    paidOut,
    outstandingAfter: after.outstanding,
    overpaidAfter: after.overpaid,
    balanceAfter: availableCredit(plan?.account?.after ?? account, today),
    refusal,
    secondPerson: await secondPersonForPlan(desk, actor, {
      plan,
      act: 'return-overpayment',
      lotId,
    }),
    shown: {
      facts: shownFacts({ invoice, account }, { day: today, currency: invoice.currency }),
      promised,
    },
  };
}
