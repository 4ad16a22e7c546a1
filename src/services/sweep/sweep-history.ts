import type { Invoice } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { countWaiting, findWaiting } from '../../store/sweep/sweep-queue.js';
import type { SweepRun, SweepUse } from '../../store/sweep/sweep-run.js';
import { findBusyRuns, findSweepRuns, findSweepUses } from '../../store/sweep/sweep-runs.js';
import type { Desk } from '../desk.js';
import { readPayerNames } from '../people/payer-names.js';

export type { SweepRun };

/** A use of credit with the payer's name; `amount` in minor units. */
export type NamedUse = SweepUse & { payerName: string };

export type WaitingInvoice = Pick<Invoice, 'number' | 'outstanding' | 'currency' | 'payerId'> & {
  payerName: string;
};

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

/** Of the invoices on which a run used credit and, behind them, of those that wait now. */
export type SweepUses = {
  page: number;
  pageSize: number;
  usedOn: number;
  waiting: number;
  uses: NamedUse[];
  waits: WaitingInvoice[];
};

/**
 * On which invoices a run used credit, and which wait for a payment in flight at this moment, one
 * page of both in one row. A page beyond the last one is the last. @throws CreditError `not-allowed`
 */
export async function sweepUses(
  desk: Desk,
  actor: Actor,
  wanted: { runId: string; page: number; pageSize: number },
): Promise<SweepUses> {
  requireRight(actor, 'see-invoices');
  const { store, club } = desk;
  const { runId, pageSize } = wanted;
  const all = await findSweepUses(store, club.id, runId);
  const waiting = await countWaiting(store, club.id);
  const last = Math.max(0, Math.ceil((all.length + waiting) / pageSize) - 1);
  const page = Math.min(Math.max(0, wanted.page), last);
  const uses = all.slice(page * pageSize, (page + 1) * pageSize);
  const skip = Math.max(0, page * pageSize - all.length);
  const found = await findWaiting(store, club.id, { skip, limit: pageSize - uses.length });
  const payerIds = [...uses, ...found].map(({ payerId }) => payerId);
  const nameOf = await readPayerNames(desk, payerIds);
  const named = <Of extends { payerId: string }>(one: Of) => {
    return { ...one, payerName: nameOf(one.payerId) };
  };
  const waits = found.map(named);
  return { page, pageSize, usedOn: all.length, waiting, uses: uses.map(named), waits };
}
