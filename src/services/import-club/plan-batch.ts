import type { MoneyEvent } from '../../domain/import/money-event.js';
import type { Desk } from '../desk.js';
import { loadState } from './load-state.js';
import { type PayerPlan, type PlanOptions, planPayer } from './plan-payer.js';

/** Events read, planned and written together: enough to be fast, few enough to be small. */
export const eventsAtOnce = 200;

/** Plans the events of some payers from what is stored now. */
export async function planBatch(
  desk: Desk,
  batch: readonly MoneyEvent[][],
  options: Pick<PlanOptions, 'owners' | 'wholeFolder'>,
): Promise<PayerPlan> {
  const state = await loadState(desk, batch.flat());
  const result: PayerPlan = { plans: [], faults: [], alreadyThere: 0 };
  for (const events of batch) {
    const all = { ...options, club: desk.club, recordedAt: desk.now() };
    const { plans, faults, alreadyThere } = planPayer(events, state, all);
    for (const plan of plans) result.plans.push(plan);
    for (const fault of faults) result.faults.push(fault);
    result.alreadyThere += alreadyThere;
  }
  return result;
}
