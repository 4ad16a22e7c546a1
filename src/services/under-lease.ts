import { hostname } from 'node:os';
import { type HeldLease, takeLease } from '../store/lease.js';
import type { Desk } from './desk.js';

type LeaseOptions = { name: string; ttlMs: number };

/** Does the work with the lease renewed until it is done, well before each of its ends. */
export async function whileRenewed<Result>(
  desk: Desk,
  { lease, ttlMs }: { lease: HeldLease; ttlMs: number },
  work: () => Promise<Result>,
): Promise<Result> {
  const renewal = setInterval(() => {
    lease.renew().catch((error) => desk.log.error({ err: error }, 'the lease was not renewed'));
  }, ttlMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
  }
}

/** The lease for this process; null while another one holds it. */
export function takeForProcess(desk: Desk, options: LeaseOptions): Promise<HeldLease | null> {
  return takeLease(desk.store, { ...options, holder: `${hostname()}:${process.pid}` });
}

/**
 * Does the work unless another process is at it (null then), and gives the lease back, whatever came
 * of the work. It only saves work: keys and guards keep the money right when two overlap.
 */
export async function underLease<Result>(
  desk: Desk,
  options: LeaseOptions,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const lease = await takeForProcess(desk, options);
  if (lease === null) return null;
  try {
    return await whileRenewed(desk, { lease, ttlMs: options.ttlMs }, work);
  } finally {
    await lease.release();
  }
}
