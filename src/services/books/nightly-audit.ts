import type { Desk } from '../desk.js';
import { takeForProcess, whileRenewed } from '../under-lease.js';
import { booksInWords } from './books-in-words.js';
import { auditAndTell } from './check-books.js';

/** More than the clocks of two machines are apart. */
const leaseMs = 10 * 60_000;

/**
 * The check of the night, by whichever process is first. The lease is not given back but runs out,
 * so that a process whose clock is late finds the work done.
 * @returns what was found, in a sentence for a terminal
 */
export async function auditOfTheNight(desk: Desk): Promise<string> {
  const name = `nightly-audit:${desk.club.id}`;
  const lease = await takeForProcess(desk, { name, ttlMs: leaseMs });
  if (lease === null) return 'Another process checks the books, or has done so just now.';
  const report = await whileRenewed(desk, { lease, ttlMs: leaseMs }, () => auditAndTell(desk));
  return booksInWords(report);
}
