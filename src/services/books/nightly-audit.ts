import { calendarDateIn } from '../../domain/calendar-date.js';
import { AuditStopped } from '../../store/ledger/audit-pause.js';
import { raiseNumber } from '../../store/ledger/counters.js';
import { findTurn } from '../../store/ledger/turns.js';
import type { Desk } from '../desk.js';
import { underLease } from '../under-lease.js';
import { booksInWords } from './books-in-words.js';
import { auditAndTell } from './check-books.js';

const leaseMs = 60_000;

/** When a night begins, in hours after midnight. */
const beginsAtHour = 3;

/** The night it is or that was last, as a number that grows: 20261126n from three in the morning on. */
function nightOf({ now, club }: Desk): bigint {
  const shifted = new Date(now().getTime() - beginsAtHour * 3_600_000);
  return BigInt(calendarDateIn(shifted, club.timeZone).replaceAll('-', ''));
}

/**
 * The check of the night, by whichever process is first; it is looked for every hour, so that one that
 * was cut off, or slept through, is made up for. Once it is done, others leave it at that.
 * @returns what was found, in a sentence for a terminal
 */
export async function auditOfTheNight(
  desk: Desk,
  stopped: () => boolean = () => false,
): Promise<string> {
  const lease = { name: `nightly-audit:${desk.club.id}`, ttlMs: leaseMs };
  const said = await underLease(desk, lease, () => auditUnlessDone(desk, stopped));
  return said ?? 'Another process checks the books now.';
}

async function auditUnlessDone(desk: Desk, stopped: () => boolean): Promise<string> {
  const night = nightOf(desk);
  const series = `audited-night:${desk.club.id}`;
  if ((await findTurn(desk.store, series)).value >= night) {
    return 'The books were checked this night. To check them now: npm run audit.';
  }
  try {
    const report = await auditAndTell(desk, stopped);
    await raiseNumber(desk.store, series, night);
    return booksInWords(report);
  } catch (error) {
    if (!(error instanceof AuditStopped)) throw error;
    return 'The check was stopped before its end; it is made within the hour by a process that runs.';
  }
}
