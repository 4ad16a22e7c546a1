import { removeOpenOutcome, storeOpenOutcome } from '../../store/ledger/open-outcomes.js';
import { settleOutcome } from '../../store/ledger/settle-outcome.js';
import type { Desk } from '../desk.js';
import { noticeOf, storeLateOutcome } from '../notices/tell-late-outcome.js';
import type { SentBooking } from './outcomes.js';
import { findOpen } from './undecided.js';

/**
 * Finds out what became of the bookings that were left open, by this process or by one that died,
 * and tells the people who sent them. What the database does not say yet is asked again at the
 * next round, for as long as it takes. Several processes may do this at once.
 * @returns how many this process still has to find out or to tell
 */
export async function settleOutcomes(desk: Desk, stopped: () => boolean): Promise<number> {
  await keepOpenOnes(desk);
  await attempt(desk, async () => {
    for (const booking of await findOpen(desk)) {
      if (stopped()) return;
      await attempt(desk, () => settle(desk, booking));
    }
  });
  for (const late of desk.outcomes.untold) {
    if (stopped()) break;
    await attempt(desk, async () => {
      await storeLateOutcome(desk, { ...late, notice: noticeOf(late) });
      desk.outcomes.untold.delete(late);
    });
  }
  return desk.outcomes.open().length + desk.outcomes.untold.size;
}

/** So that another process can go on with them when this one dies. */
async function keepOpenOnes(desk: Desk): Promise<void> {
  for (const { operationId: id, userId, ...booking } of desk.outcomes.open()) {
    if (userId === null) continue;
    const clubId = desk.club.id;
    await attempt(desk, () => storeOpenOutcome(desk.store, { id, clubId, userId, ...booking }));
  }
}

async function attempt(desk: Desk, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    desk.log.info({ err: error }, 'an outcome could not be settled yet and will be tried again');
  }
}

async function settle(desk: Desk, booking: SentBooking): Promise<void> {
  const { operationId, userId, entries, sentAt } = booking;
  const [first] = entries;
  if (first === undefined || userId === null) return;
  const settled = await settleOutcome(desk.store, first);
  if (settled.kind === 'open') return;
  const isBooked = settled.kind === 'booked';
  // What stands in the books may have been sent by an earlier press with other inputs.
  const shown = isBooked ? [settled.entry, ...entries.slice(1)] : entries;
  await storeLateOutcome(desk, {
    ...{ operationId, isRefusal: !isBooked, userId },
    notice: { kind: 'outcome-settled', isBooked, entries: [...shown], sentAt },
  });
  await removeOpenOutcome(desk.store, operationId);
  desk.outcomes.settled(operationId);
}
