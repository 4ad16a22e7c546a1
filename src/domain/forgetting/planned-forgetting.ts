import type { PlannedAct } from '../approvals/request.js';
import type { CalendarDate } from '../calendar-date.js';
import type { Contact } from '../people/club-records.js';

/** Forgetting somebody as a second person is asked for it; it moves no money. */
export function plannedForgetting(
  { id, ownId }: Pick<Contact, 'id' | 'ownId'>,
  { currency, today }: { currency: string; today: CalendarDate },
): PlannedAct {
  return {
    ...{ payerId: id, currency, invoiceId: null, amount: 0n },
    ...{ toInvoice: 0n, toAccount: 0n, sentBack: 0n },
    ...{ outstanding: null, overpaid: null, available: null },
    forget: { ownId },
    facts: { day: today, currency, amounts: {} },
    promised: { notes: `forget ${id}` },
  };
}
