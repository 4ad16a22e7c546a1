import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type HeldLease, takeLease } from '../store/lease.js';
import type { Desk } from './desk.js';
import { whileRenewed } from './under-lease.js';

/** What reads all the books; imports and jobs of many people have leases of their own. */
export type LongWork = 'audit' | 'export' | 'report';

/** A process that was killed holds the others up for this long. */
const ttlMs = 10_000;
const lookMs = 250;

async function takeTurn(desk: Desk, kind: LongWork, requireGoing: () => void): Promise<HeldLease> {
  const lease = { name: `${kind}:${desk.club.id}`, holder: randomUUID(), ttlMs };
  for (;;) {
    const taken = await takeLease(desk.store, lease);
    if (taken !== null) return taken;
    requireGoing();
    await pause(lookMs);
  }
}

/**
 * Does the work when no other process does work of its kind, whoever asked for it: many who press
 * at once cost the database no more than one. It waits for its turn; it only reads, so nothing is
 * wrong when a process that stood still for long overlaps with the next. `requireGoing` throws when
 * nobody waits for the turn any more.
 */
export async function inTurn<Result>(
  desk: Desk,
  kind: LongWork,
  work: () => Promise<Result>,
  requireGoing: () => void = () => undefined,
): Promise<Result> {
  const lease = await takeTurn(desk, kind, requireGoing);
  try {
    return await whileRenewed(desk, { lease, ttlMs }, work);
  } finally {
    await lease.release().catch(() => undefined);
  }
}
