import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import { availableCredit } from '../../domain/credit/account.js';
import {
  applicationAmount,
  type ExpiredLot,
  expiredLots,
  expiredOnReturn,
  planTakeBackCredit,
  usesOf,
} from '../../domain/credit/take-back-credit.js';
import { refuse } from '../../domain/errors.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readPayerNames } from '../people/payer-names.js';
import { loadApplication } from './load-application.js';

/** What taking a use of credit back would do now. Amounts in minor units of its currency. */
export type TakeBackPreview = {
  entry: JournalEntry;
  invoiceNumber: string;
  payerName: string;
  amount: bigint;
  expiresOnReturn: bigint;
  /** The lots that `expiresOnReturn` is the sum of. */
  expiredLots: ExpiredLot[];
  outstandingAfter: bigint;
  overpaidAfter: bigint;
  balanceAfter: bigint;
  refusal: string | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found`, `no-such-use` when it was taken back before */
export async function previewTakeBackCredit(
  desk: Desk,
  actor: Actor,
  applicationId: string,
): Promise<TakeBackPreview> {
  requireRight(actor, 'take-back-credit');
  const state = await loadApplication(desk, applicationId);
  const { application, invoice, account, isTakenBack, endedByVoid } = state;
  if (isTakenBack || endedByVoid) {
    refuse('no-such-use', { invoiceNumber: invoice.number });
  }
  const nameOf = await readPayerNames(desk, [invoice.payerId]);
  const { plan, promised, refusal } = dryRun(desk, actor, (context) =>
    planTakeBackCredit(state, context),
  );
  const today = todayOf(desk);
  return {
    entry: application,
    invoiceNumber: invoice.number,
    payerName: nameOf(invoice.payerId),
    amount: applicationAmount(application),
    expiresOnReturn: expiredOnReturn(usesOf(application), today),
    expiredLots: expiredLots(usesOf(application), today),
    outstandingAfter: (plan?.invoice?.after ?? invoice).outstanding,
    overpaidAfter: (plan?.invoice?.after ?? invoice).overpaid,
    balanceAfter: availableCredit(plan?.account?.after ?? account, today),
    refusal,
    shown: {
      facts: shownFacts({ invoice, account }, { day: today, currency: invoice.currency }),
      promised,
    },
  };
}
