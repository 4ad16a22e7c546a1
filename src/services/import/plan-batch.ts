import type { MoneyEvent } from '../../domain/import/money-event.js';
import type { Desk } from '../desk.js';
import { loadState } from './load-state.js';
import { type PayerPlan, type PlanOptions, planPayer } from './plan-payer.js';

/** Events read, planned and written together: enough to be fast, few enough to be small. */
export const eventsAtOnce = 200;

/** `newGroups` are the payers with something to book. */
export type BatchPlan = PayerPlan & { newGroups: MoneyEvent[][] };

/** Plans the events of some payers from what is stored now. */
export async function planBatch(
  desk: Desk,
  batch: readonly MoneyEvent[][],
  options: Pick<PlanOptions, 'owners' | 'wholeFolder'>,
): Promise<BatchPlan> {
  const state = await loadState(desk, batch.flat());
  const result: BatchPlan = { plans: [], faults: [], alreadyThere: 0, newGroups: [] };
  for (const events of batch) {
    const all = { ...options, club: desk.club, recordedAt: desk.now() };
    const { plans, faults, alreadyThere } = planPayer(events, state, all);
    for (const plan of plans) result.plans.push(plan);
    for (const fault of faults) result.faults.push(fault);
    result.alreadyThere += alreadyThere;
    if (plans.length > 0) result.newGroups.push(events);
  }
  return result;
}
