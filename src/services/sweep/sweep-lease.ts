import { hostname } from 'node:os';
import { takeLease } from '../../store/lease.js';
import type { SweepRun } from '../../store/sweep/sweep-run.js';
import type { Desk } from '../desk.js';
import { runSweep, type SweepOptions } from './sweep.js';

const leaseMs = 60_000;

/** Runs the sweep unless another process is at it; null then, for that one does the work. */
export async function sweepUnderLease(desk: Desk, options: SweepOptions): Promise<SweepRun | null> {
  const holder = `${hostname()}:${process.pid}`;
  const name = `sweep:${desk.club.id}`;
  const lease = await takeLease(desk.store, { name, holder, ttlMs: leaseMs });
  if (lease === null) return null;
  const renewal = setInterval(() => {
    lease.renew().catch((error) => desk.log.error({ err: error }, 'the lease was not renewed'));
  }, leaseMs / 3);
  try {
    return await runSweep(desk, options);
  } finally {
    clearInterval(renewal);
    await lease.release();
  }
}
