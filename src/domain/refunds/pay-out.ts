import { type LotUse, ledgerAccount } from '../books/journal-entry.js';
import type { EventContext } from '../books/plan.js';
import {
  type Account,
  availableCredit,
  isExpired,
  spend,
  sumOfLots,
  usableLots,
  usesFrom,
} from '../credit/account.js';
import { refuse } from '../errors.js';
import { requirePositive } from '../invoices/blocked.js';
import { type Asked, type AskPlan, askEntry, payOutOf } from './ask.js';

/**
 * Sends account credit back as cash, up to what can be spent; for leavers.
 * @throws CreditError `amount-not-positive`, `over-balance`
 */
export function planPayOut(
  state: { account: Account | null; currency: string },
  { amount, ...asked }: Asked & { amount: bigint },
  context: EventContext,
): AskPlan {
  const { account, currency } = state;
  requirePositive(amount);
  const maximum = availableCredit(account, context.today);
  if (account === null || amount > maximum) {
    const lapsed = account?.lots.filter((lot) => isExpired(lot, context.today)) ?? [];
    return refuse('over-balance', { maximum, currency, expired: sumOfLots(lapsed) });
  }
  const uses: LotUse[] = usesFrom(usableLots(account, context.today), amount);
  const after = spend(account, uses);
  const refund = payOutOf(account, amount, asked, context);
  const from = { account: ledgerAccount.accountCredit(account.payerId), amount };
  const draft = { kind: 'credit.paid-out', from, details: { uses } } as const;
  return {
    entry: askEntry({ refund, draft }, context, { account: after, owner: account }),
    account: { before: account, after },
    creditNotes: [],
    refunds: [{ before: asked.again, after: refund }],
  };
}
