import type { BookingDay } from '../../domain/books/closed-days.js';
import { asOne, type Plan } from '../../domain/books/plan.js';
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

/** What it does on one invoice, and how that stands then. Minor units. */
export type RecordedOn = {
  invoiceNumber: string;
  amount: bigint;
  of: RefundedThing;
  creditable: bigint;
  outstanding: bigint;
  overpaid: bigint;
};

/** What recording it would do now. Amounts in minor units of the invoices' currency. */
export type RecordElsewherePreview = {
  elsewhere: ElsewhereRefund;
  /** As people call it. */
  provider: string;
  /** Those of which it is, or may be where it cannot be recorded. */
  invoiceNumbers: string[];
  payerName: string;
  madeOn: CalendarDate;
  booked: BookingDay;
  /** Empty where it cannot be recorded. */
  after: RecordedOn[];
  refusal: string | null;
  shown: ShownPromise;
};

function recordedOn({ invoice, refunds = [] }: Plan): RecordedOn[] {
  const [refund] = refunds;
  // Of the two plans of each invoice the first changes the figures.
  if (refund === undefined || refund.before !== null || invoice === undefined) return [];
  const { of, amount } = refund.after;
  const { number: invoiceNumber, outstanding, overpaid } = invoice.after;
  const left = creditable(invoice.after);
  return [{ invoiceNumber, amount, of, creditable: left, outstanding, overpaid }];
}

/** @throws CreditError `not-allowed`, `not-found` */
export async function previewRecordElsewhere(
  desk: Desk,
  actor: Actor,
  elsewhereId: string,
): Promise<RecordElsewherePreview> {
  requireRight(actor, 'record-refund');
  const { heard: elsewhere, made, parts } = await loadElsewhere(desk, elsewhereId);
  let plans: Plan[] = [];
  const { promised, refusal } = dryRun(desk, actor, (context) => {
    plans = planRecordElsewhere(parts, made, (number) => {
      return { ...context, key: `dry-run:${number}` };
    });
    return asOne(plans);
  });
  const after = refusal === null ? plans.flatMap(recordedOn) : [];
  const touched = after.map(({ invoiceNumber }) => invoiceNumber);
  const { payerId, currency } = elsewhere;
  const [first] = parts;
  const invoice = parts.length === 1 ? (first?.invoice ?? null) : null;
  const { sentBack = '', refunds = '' } = promised;
  return {
    elsewhere,
    provider: providerRule(elsewhere.provider).name,
    invoiceNumbers: refusal === null ? touched : parts.map((part) => part.invoice.number),
    payerName: await readPayerName(desk, payerId),
    ...{ madeOn: made.madeOn, booked: made.booked },
    after,
    refusal,
    shown: {
      facts: shownFacts({ invoice, account: null }, { day: todayOf(desk), currency }),
      // Of several invoices only what lies where is one thing.
      promised: parts.length === 1 ? promised : { sentBack, refunds },
    },
  };
}
