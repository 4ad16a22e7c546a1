import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import { availableCredit, isExpired, type Lot } from '../../domain/credit/account.js';
import { type UsedOfLot, unspentLot } from '../../domain/credit/unspent.js';
import { planWithdrawOpeningCredit } from '../../domain/credit/withdraw-opening-credit.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { type SecondPersonHint, secondPersonForPlan } from '../approvals/form-hint.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readPayerName } from '../people/payer-names.js';
import { loadLot } from './load-lot.js';

/** What taking all that is unspent out of an opening balance would do now, in minor units. */
export type WithdrawPreview = {
  payerName: string;
  currency: string;
  lot: Lot | null;
  /** The most that can be taken out; `expired` when it could not be spent anyhow. */
  maximum: bigint;
  expired: boolean;
  /** Where the rest is spent. */
  uses: UsedOfLot[];
  /** What of it went out as cash. */
  paidOut: bigint;
  /** What of it has expired and is gone. */
  lapsed: bigint;
  balanceAfter: bigint;
  refusal: string | null;
  /** Why one person alone may not do it. */
  secondPerson: SecondPersonHint | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewWithdrawOpeningCredit(
  desk: Desk,
  actor: Actor,
  lotId: string,
): Promise<WithdrawPreview> {
  requireRight(actor, 'withdraw-opening-credit');
  const state = await loadLot(desk, lotId, 'credit.opened');
  const { opened, account, uses, paidOut = 0n, expired: lapsed = 0n } = state;
  const payerName = await readPayerName(desk, opened.payerId);
  const lot = unspentLot(state);
  const maximum = lot?.remaining ?? 0n;
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planWithdrawOpeningCredit(state, { amount: maximum }, context),
  );
  const today = todayOf(desk);
  return {
    payerName,
    currency: opened.currency,
    lot,
    maximum,
    expired: lot !== null && isExpired(lot, today),
    uses: [...uses],
    ...{ paidOut, lapsed },
    balanceAfter: availableCredit(plan?.account?.after ?? account, today),
    refusal,
    secondPerson: await secondPersonForPlan(desk, actor, {
      plan,
      act: 'withdraw-opening-credit',
      lotId,
    }),
    shown: { facts: shownFacts({ account }, { day: today, currency: opened.currency }), promised },
  };
}
