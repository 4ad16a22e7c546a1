import type { SweepRun } from '../../store/sweep/sweep-run.js';
import type { Desk } from '../desk.js';
import { underLease } from '../under-lease.js';
import { runSweep, type SweepOptions } from './sweep.js';

const leaseMs = 60_000;

/** Runs the sweep unless another process is at it; null then, for that one does the work. */
export async function sweepUnderLease(desk: Desk, options: SweepOptions): Promise<SweepRun | null> {
  const lease = { name: `sweep:${desk.club.id}`, ttlMs: leaseMs };
  return underLease(desk, lease, () => runSweep(desk, options));
}
