import { refuse } from '../../../domain/errors.js';
import type { ComingCredit } from '../../../domain/sessions/jobs/job-review.js';
import type { Desk } from '../../desk.js';
import { momentOf } from '../../desk-day.js';

/** What becomes of account credit that is made now, by the settings of the club. */
export function comingCredit(desk: Desk): ComingCredit {
  return { until: momentOf(desk).creditUntil, settles: desk.settings.settleOpenInvoices };
}

/**
 * A draft says what becomes of its credit; settings that were changed since make that untrue.
 * @param shown what it said; null where nobody knows
 * @throws CreditError `draft-changed`
 */
export function requireSameCredit(desk: Desk, shown: ComingCredit | null): void {
  const now = comingCredit(desk);
  if (shown === null || (shown.settles === now.settles && shown.until === now.until)) return;
  refuse('draft-changed', {});
}
