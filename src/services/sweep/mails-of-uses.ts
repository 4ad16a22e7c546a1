import type { ChainedPlan } from '../../domain/books/plan.js';
import { applicationAmount } from '../../domain/credit/take-back-credit.js';
import type { CreditUsedNotice } from '../../domain/mail-notice.js';
import type { OutboxRow } from '../../store/outbox/outbox-row.js';
import type { Desk } from '../desk.js';
import { mailToPayer } from '../notices/mail-to-payer.js';

/** The mails about a page of the sweep: one for each payer and currency, of all that was used. */
export function mailsOfUses(desk: Desk, plans: readonly ChainedPlan[]): OutboxRow[] {
  const mails = new Map<string, { entryId: string; notice: CreditUsedNotice }>();
  for (const { entry, invoice } of plans) {
    if (entry === null || invoice === undefined) continue;
    const { id: entryId, payerId, currency } = entry;
    const { number: invoiceNumber, outstanding } = invoice.after;
    const use = { invoiceNumber, amount: applicationAmount(entry), outstanding };
    const key = `${payerId} ${currency}`;
    const before = mails.get(key);
    const uses = [...(before?.notice.uses ?? []), use];
    const balance = entry.outcome.available ?? 0n;
    const notice: CreditUsedNotice = { kind: 'credit-used', payerId, currency, uses, balance };
    mails.set(key, { entryId: before?.entryId ?? entryId, notice });
  }
  return [...mails.values()].flatMap(({ entryId, notice }) => mailToPayer(desk, entryId, notice));
}
