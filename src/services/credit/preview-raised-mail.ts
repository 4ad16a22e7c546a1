import { planRaiseCredit } from '../../domain/credit/raise-credit.js';
import { type Actor, actorId } from '../../domain/people/actor.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { requireRight } from '../../domain/people/permission.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { loadInvoiceAndAccount } from '../invoices/load-invoice.js';
import type { MailPreview } from '../notices/mail-preview.js';
import { mailWayOf } from '../notices/mail-to-payer.js';
import { findPayer } from '../people/payer-names.js';
import type { RaiseCreditInput } from './raise-credit.js';
import { raisedNotice } from './raised-notice.js';

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
  const state = await loadInvoiceAndAccount(desk, invoiceId);
  const { invoice } = state;
  const payer = await findPayer(desk, invoice.payerId);
  const { plan, refusal } = dryRun(desk, actor, (context) =>
    planRaiseCredit(state, request, context),
  );
  const about = { invoice, reason, byUserId: actorId(actor) };
  const notice = plan === null ? null : raisedNotice(plan, about);
  if (notice === null) return { refusal: refusal ?? 'Nothing would be credited.' };
  return {
    payerName: payer?.name ?? unknownPayer,
    mail: mailWayOf(desk, payer?.email ?? null),
    ...{ notice, hasLink: desk.isReachable, isOneOfMany: false },
  };
}
