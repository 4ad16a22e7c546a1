import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { importLeaseName } from '../../store/import/running-import.js';
import { type HeldLease, leaseEnd, takeLease } from '../../store/lease.js';
import type { Desk } from '../desk.js';
import { ImportError } from './import-error.js';

const ttlMs = 10_000;
/** How often a lease is renewed, and how often it is looked at by who waits for it. */
const renewMs = 2500;
const lookMs = 500;

/**
 * One import at a time. One that was killed does not renew its lease any more, so the next waits
 * for its end; one that renews it is alive, and the next is refused.
 */
async function takeImportLease(desk: Desk): Promise<HeldLease> {
  const name = importLeaseName(desk.club.id);
  const holder = randomUUID();
  const take = () => takeLease(desk.store, { name, holder, ttlMs });
  const first = await take();
  if (first !== null) return first;
  const end = await leaseEnd(desk.store, name);
  for (;;) {
    await pause(lookMs);
    const now = await leaseEnd(desk.store, name);
    // Renewed or given back: whoever had it was alive.
    if (now?.getTime() !== end?.getTime()) {
      throw new ImportError(
        'Another import was going on, so this one was not begun. Start it again when that has ended.',
      );
    }
    const lease = await take();
    if (lease !== null) return lease;
  }
}

/**
 * Does the work while no other import is at it. `stillHeld` throws once another import may have
 * begun, as after a pause of the whole process. @throws ImportError
 */
export async function withImportLease<Result>(
  desk: Desk,
  work: (stillHeld: () => void) => Promise<Result>,
): Promise<Result> {
  const lease = await takeImportLease(desk);
  let isHeld = true;
  const renewal = setInterval(() => {
    lease.renew().then(
      (renewed) => {
        isHeld = renewed;
      },
      (error) => desk.log.error({ err: error }, 'the lease of the import was not renewed'),
    );
  }, renewMs);
  try {
    return await work(() => {
      if (isHeld) return;
      throw new ImportError(
        'This import stood still, and another one was begun. What was imported stays; import the same folder again when the other one has ended.',
      );
    });
  } finally {
    clearInterval(renewal);
    await lease.release().catch(() => undefined);
  }
}
