import type { ChainedPlan } from '../../domain/books/plan.js';
import { requireOpenDays } from '../../domain/books/require-open-days.js';
import { requireOwed } from '../../domain/forgetting/require-owed.js';
import { type Beside, type CommitResult, commitPlans } from '../../store/ledger/commit-plans.js';
import type { Desk } from '../desk.js';
import { refreshSettings } from '../settings/settings-now.js';

/**
 * The one way in which the desk writes plans: nothing of the closed time, also where the books were
 * closed while it was planned. Then it is stale, and the settings of now are read for the next plan.
 * @throws CreditError `books-closed`, `payer-forgotten`, and what {@link commitPlans} throws
 */
export async function commitOpen(
  desk: Desk,
  plans: readonly ChainedPlan[],
  beside?: Beside,
): Promise<CommitResult> {
  requireOpenDays(plans, desk.settings.closedUpTo);
  requireOwed(plans);
  const result = await commitPlans(desk.store, plans, beside);
  if (result.kind === 'stale') await refreshSettings(desk);
  return result;
}
