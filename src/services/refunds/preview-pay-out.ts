import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import { availableCredit } from '../../domain/credit/account.js';
import { refuse } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { ownId } from '../../domain/record-id.js';
import { planPayOut } from '../../domain/refunds/pay-out.js';
import { findAccount } from '../../store/ledger/ledger-reads.js';
import { type SecondPersonHint, secondPersonForPlan } from '../approvals/form-hint.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readPayerName } from '../people/payer-names.js';

/** What paying out all that can be spent would do now. Amounts in minor units. */
export type PayOutPreview = {
  payerId: string;
  payerName: string;
  currency: string;
  available: bigint;
  refusal: string | null;
  /** Why one person alone may not do it. */
  secondPerson: SecondPersonHint | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewPayOut(
  desk: Desk,
  actor: Actor,
  accountId: string,
): Promise<PayOutPreview> {
  requireRight(actor, 'pay-out');
  const account = await findAccount(desk.store, accountId);
  if (account === null || account.clubId !== desk.club.id) {
    return refuse('not-found', { what: 'credit', id: ownId(desk.club.id, accountId) });
  }
  const { payerId, currency } = account;
  const day = todayOf(desk);
  const available = availableCredit(account, day);
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planPayOut(
      { account, currency },
      { amount: available, provider: 'bank', again: null },
      context,
    ),
  );
  return {
    ...{ payerId, currency, available },
    payerName: await readPayerName(desk, payerId),
    refusal: available === 0n ? 'There is no account credit to pay out.' : refusal,
    secondPerson: await secondPersonForPlan(desk, actor, { plan, act: 'pay-out' }),
    shown: { facts: shownFacts({ account }, { day, currency }), promised },
  };
}
