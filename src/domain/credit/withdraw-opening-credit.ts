import { ledgerAccount } from '../books/journal-entry.js';
import { type EventContext, entryFor, type Plan } from '../books/plan.js';
import { type LotState, takeOut } from './unspent.js';

/**
 * Takes unspent credit of an opening balance out again, because the balance that was brought
 * along was wrong. What is spent stays until it is taken back.
 * @throws CreditError `nothing-unspent`, `amount-not-positive`, `over-unspent`
 */
export function planWithdrawOpeningCredit(
  state: LotState,
  request: { amount: bigint },
  context: EventContext,
): Plan {
  const { opened } = state;
  const { amount } = request;
  const { before, after, uses } = takeOut(state, amount);
  const entry = entryFor(
    context,
    {
      kind: 'credit.withdrawn',
      postings: [
        { account: ledgerAccount.accountCredit(opened.payerId), amount },
        { account: ledgerAccount.openingBalances, amount: -amount },
      ],
      refs: {},
      details: { uses },
      reverses: opened.id,
    },
    { account: after, owner: before },
  );
  return { entry, account: { before, after }, creditNotes: [] };
}
