import { shownFacts } from '../../domain/books/shown-facts.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { planAskAgain } from '../../domain/refunds/ask-again.js';
import { secondPersonForPlan } from '../approvals/form-hint.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readPayerName } from '../people/payer-names.js';
import { loadRefund } from './load-refund.js';
import type { RefundPreview } from './preview-refund.js';

/**
 * What trying a refund once more that failed would do now.
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function previewRefundAgain(
  desk: Desk,
  actor: Actor,
  refundId: string,
): Promise<RefundPreview> {
  requireRight(actor, 'refund');
  const state = await loadRefund(desk, refundId);
  const { refund, invoice } = state;
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planAskAgain(state, { provider: null }, context),
  );
  const { sentBack = '0', outstanding = '', available = '' } = plan === null ? {} : promised;
  const facts = shownFacts(state, { day: todayOf(desk), currency: refund.currency });
  return {
    ...{ refund, invoice, refusal },
    payerName: await readPayerName(desk, refund.payerId),
    secondPerson: await secondPersonForPlan(desk, actor, plan),
    // Who sends it is chosen in the form.
    shown: { facts, promised: { sentBack, outstanding, available } },
  };
}
