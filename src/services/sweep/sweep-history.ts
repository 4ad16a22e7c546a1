import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import type { SweepRun, SweepUse } from '../../store/sweep/sweep-run.js';

import { findBusyRuns, findSweepRuns, findSweepUses } from '../../store/sweep/sweep-runs.js';
import type { Desk } from '../desk.js';
import { readPayerNames } from '../people/payer-names.js';

export type { SweepRun };

/** A use of credit with the payer's name; `amount` in minor units. */
export type NamedUse = SweepUse & { payerName: string };

/**
 * The newest run, whatever it did, and before it the newest that had something to do.
 * @throws CreditError `not-allowed`
 */
export async function lastSweeps(desk: Desk, actor: Actor, limit: number): Promise<SweepRun[]> {
  requireRight(actor, 'see-invoices');
  const [newest, busy] = await Promise.all([
    findSweepRuns(desk.store, desk.club.id, 1),
    findBusyRuns(desk.store, desk.club.id, limit),
  ]);
  const earlier = busy.filter((run) => run.id !== newest[0]?.id);
  return [...newest, ...earlier].slice(0, limit);
}

/** On which invoices a run used credit. @throws CreditError `not-allowed` */
export async function sweepUses(desk: Desk, actor: Actor, runId: string): Promise<NamedUse[]> {
  requireRight(actor, 'see-invoices');
  const uses = await findSweepUses(desk.store, desk.club.id, runId);
  const nameOf = await readPayerNames(
    desk,
    uses.map((use) => use.payerId),
  );
  return uses.map((use) => ({ ...use, payerName: nameOf(use.payerId) }));
}
