import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import { availableCredit } from '../../domain/credit/account.js';
import type { Invoice } from '../../domain/invoices/invoice.js';
import { planMoveOverpayment } from '../../domain/payments/move-overpayment.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { type SecondPersonHint, secondPersonForPlan } from '../approvals/form-hint.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { loadInvoiceAndAccount } from '../invoices/load-invoice.js';
import { readPayerName } from '../people/payer-names.js';

/** What moving all that is overpaid would do now. Amounts in minor units. */
export type MoveOverpaymentPreview = {
  invoice: Invoice;
  payerName: string;
  balanceAfter: bigint;
  refusal: string | null;
  /** Why one person alone may not do it. */
  secondPerson: SecondPersonHint | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewMoveOverpayment(
  desk: Desk,
  actor: Actor,
  invoiceId: string,
): Promise<MoveOverpaymentPreview> {
  requireRight(actor, 'move-overpayment');
  const state = await loadInvoiceAndAccount(desk, invoiceId);
  const { invoice, account } = state;
  const { overpaid: amount, currency } = invoice;
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planMoveOverpayment(state, { amount }, context),
  );
  const day = todayOf(desk);
  return {
    invoice,
    payerName: await readPayerName(desk, invoice.payerId),
    balanceAfter: availableCredit(plan?.account?.after ?? account, day),
    refusal,
    secondPerson: await secondPersonForPlan(desk, actor, { plan, act: 'move-overpayment' }),
    shown: { facts: shownFacts(state, { day, currency }), promised },
  };
}
