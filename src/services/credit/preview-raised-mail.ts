import { asOne, type Plan } from '../../domain/books/plan.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import type { MailPreview } from '../notices/mail-preview.js';
import { mailWayOf } from '../notices/mail-to-payer.js';
import { findPayer } from '../people/payer-names.js';
import type { RaiseCreditInput } from './raise-credit.js';
import { raisedNotice } from './raised-notice.js';
import { loadForCredit, planRaisedAndUsed } from './settle-open.js';

/**
 * The mail about a credit as it would be if it were raised now, or in words why it cannot be.
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function previewRaisedMail(
  desk: Desk,
  actor: Actor,
  { invoiceId, reason, ...request }: RaiseCreditInput,
): Promise<MailPreview | { refusal: string }> {
  requireRight(actor, 'raise-credit');
  const state = await loadForCredit(desk, invoiceId);
  const { invoice } = state;
  const payer = await findPayer(desk, invoice.payerId);
  let plans: readonly Plan[] = [];
  const { refusal } = dryRun(desk, actor, (context) => {
    plans = planRaisedAndUsed(state, request, () => context);
    return asOne(plans);
  });
  const about = { invoice, reason, byUserId: actorId(actor) };
  const notice = raisedNotice(plans, about);
  if (notice === null) return { refusal: refusal ?? 'Nothing would be credited.' };
  return {
    payerName: payer?.name ?? unknownPayer,
    mail: mailWayOf(desk, payer?.email ?? null),
    ...{ notice, hasLink: desk.isReachable, isOneOfMany: false },
  };
}
