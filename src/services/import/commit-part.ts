import { setTimeout as pause } from 'node:timers/promises';
import { OutcomeUnknown } from '../../domain/books/outcome-unknown.js';
import type { ChainedPlan } from '../../domain/books/plan.js';
import { CreditError } from '../../domain/errors.js';
import type { Beside } from '../../store/ledger/commit-plans.js';
import { settleOutcome } from '../../store/ledger/settle-outcome.js';
import { commitOpen } from '../books/commit-open.js';
import type { Desk } from '../desk.js';

/** How often the database is asked whether it wrote a part whose answer was lost. */
const settleTries = 12;

/**
 * Whether a part of an import was written; nothing follows it before that is certain, so that it
 * is counted once. False when it has to be planned anew.
 * @throws what the database throws; OutcomeUnknown when it does not say for long
 */
export async function commitPart(
  desk: Desk,
  part: readonly ChainedPlan[],
  beside?: Beside,
): Promise<boolean> {
  try {
    return (await commitOpen(desk, part, beside)).kind === 'committed';
  } catch (error) {
    // The books were closed since it was planned: the next plan says so at the row.
    if (error instanceof CreditError && error.code === 'books-closed') return false;
    if (!(error instanceof OutcomeUnknown)) throw error;
    return findOut(desk, error);
  }
}

async function findOut(desk: Desk, unknown: OutcomeUnknown): Promise<boolean> {
  const [first] = unknown.entries;
  // Without an entry only documents were changed: what is planned anew finds them as they are.
  if (first === undefined) return false;
  for (let attempt = 1; attempt <= settleTries; attempt += 1) {
    const settled = await settleOutcome(desk.store, first).catch(() => null);
    if (settled?.kind === 'booked') return true;
    if (settled?.kind === 'not-booked') return false;
    await pause(200 * attempt);
  }
  throw unknown;
}
