import type { ShownPromise } from '../../domain/books/promise.js';
import { shownFacts } from '../../domain/books/shown-facts.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { creditable } from '../../domain/invoices/invoice.js';
import type { Actor } from '../../domain/people/actor.js';
import { requireRight } from '../../domain/people/permission.js';
import { providerRule } from '../../domain/refunds/provider-rules.js';
import { planRecordElsewhere } from '../../domain/refunds/record-elsewhere.js';
import type { RefundedThing } from '../../domain/refunds/refund-facts.js';
import type { ElsewhereRefund } from '../../store/providers/elsewhere-refund.js';
import { dryRun } from '../books/dry-run.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { readPayerName } from '../people/payer-names.js';
import { loadElsewhere } from './load-elsewhere.js';

/** What recording it would do now. Amounts in minor units of the invoice's currency. */
export type RecordElsewherePreview = {
  elsewhere: ElsewhereRefund;
  /** As people call it. */
  provider: string;
  invoiceNumber: string;
  payerName: string;
  madeOn: CalendarDate;
  /** Null where it cannot be recorded. */
  after: { of: RefundedThing; creditable: bigint; outstanding: bigint; overpaid: bigint } | null;
  refusal: string | null;
  shown: ShownPromise;
};

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewRecordElsewhere(
  desk: Desk,
  actor: Actor,
  elsewhereId: string,
): Promise<RecordElsewherePreview> {
  requireRight(actor, 'record-refund');
  const state = await loadElsewhere(desk, elsewhereId);
  const { heard: elsewhere, made, invoice } = state;
  // The first of the two changes the figures; the second says that it was sent.
  const { plan, promised, refusal } = dryRun(desk, actor, (context) => {
    const contextOf = (number: number) => ({ ...context, key: `dry-run:${number}` });
    return planRecordElsewhere(state, made, contextOf)[0];
  });
  const after = plan?.invoice?.after ?? null;
  const of = plan?.refunds?.[0]?.after.of ?? 'payment';
  const { outstanding, overpaid } = after ?? invoice;
  return {
    elsewhere,
    provider: providerRule(elsewhere.provider).name,
    invoiceNumber: invoice.number,
    payerName: await readPayerName(desk, invoice.payerId),
    madeOn: made.madeOn,
    after: after && { of, creditable: creditable(after), outstanding, overpaid },
    refusal,
    shown: {
      facts: shownFacts(
        { invoice, account: null },
        { day: todayOf(desk), currency: invoice.currency },
      ),
      promised,
    },
  };
}
