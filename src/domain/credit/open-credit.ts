import { ledgerAccount } from '../books/journal-entry.js';
import { accountOf, type EventContext, entryFor, type Plan } from '../books/plan.js';
import type { CalendarDate } from '../calendar-date.js';
import { requirePositive } from '../invoices/blocked.js';
import { type Account, openLot } from './account.js';

/** Account credit that a payer had before the desk kept the books (opening balance). */
export function planOpenCredit(
  state: { account: Account | null; owner: { clubId: string; payerId: string; currency: string } },
  request: { amount: bigint; createdOn: CalendarDate; expiresOn: CalendarDate | null },
  context: EventContext,
): Plan {
  const { owner } = state;
  requirePositive(request.amount);
  const account = openLot(accountOf(state.account, owner), {
    lotId: context.key,
    source: { kind: 'opening' },
    ...request,
  });
  const entry = entryFor(
    context,
    {
      kind: 'credit.opened',
      postings: [
        { account: ledgerAccount.openingBalances, amount: request.amount },
        { account: ledgerAccount.accountCredit(owner.payerId), amount: -request.amount },
      ],
      refs: {},
      details: { lot: { createdOn: request.createdOn, expiresOn: request.expiresOn } },
    },
    { account, owner },
  );
  return { entry, account: { before: state.account, after: account }, creditNotes: [] };
}
