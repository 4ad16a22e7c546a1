import { noonOf } from '../../calendar-date.js';
import type { Refund } from '../../refunds/refund.js';
import type { JournalEntry } from '../journal-entry.js';

/** Asked for, for the first time or again after it failed: what was said of an earlier try is gone. */
function askedBy(entry: JournalEntry, facts: RefundFacts, before: Refund | undefined): Refund {
  const { clubId, payerId, currency, refs, details, reason, actor, occurredOn } = entry;
  const { invoiceId = null, paymentId = null, refundId = '' } = refs;
  return {
    ...{ id: refundId, clubId, payerId, invoiceId, paymentId, currency },
    ...facts,
    ...(details.notifyCustomer === undefined ? {} : { notifyCustomer: details.notifyCustomer }),
    ...{ lines: details.lines ?? [], state: 'asked', reason, reference: '', problem: '' },
    ...{ askedOn: occurredOn, askedBy: actor, waitingSince: null, settledOn: null },
    // What was imported lies on its own day, whenever it was written down.
    askedAt: actor.kind === 'import' ? noonOf(occurredOn) : entry.recordedAt,
    ...{ askedEntryId: entry.id, seq: (before?.seq ?? 0n) + 1n },
  };
}

type RefundFacts = NonNullable<JournalEntry['details']['refund']>;

function movedBy(entry: JournalEntry, facts: RefundFacts, before: Refund): Refund | null {
  const { reason, occurredOn } = entry;
  const after = { ...before, ...facts, seq: before.seq + 1n };
  switch (entry.kind) {
    case 'refund.waiting': {
      const waitingSince = before.waitingSince ?? occurredOn;
      return { ...after, state: 'waiting', problem: reason, waitingSince };
    }
    case 'refund.paid': {
      // Earlier versions wrote the reference down as the reason.
      const { reference = reason } = entry;
      return { ...after, state: 'done', problem: '', reference, settledOn: occurredOn };
    }
    case 'refund.failed':
      return { ...after, state: 'failed', problem: reason, settledOn: occurredOn };
    default:
      return null;
  }
}

const asking: readonly JournalEntry['kind'][] = [
  'refund.asked',
  'overpayment.refunded',
  'credit.paid-out',
];

/** Adds to the refunds of an invoice, or of a payer, by id, what one more entry does to them. */
export function replayRefunds(refunds: Map<string, Refund>, entry: JournalEntry): void {
  const { refundId } = entry.refs;
  const facts = entry.details.refund;
  if (refundId === undefined || facts === undefined) return;
  const before = refunds.get(refundId);
  if (asking.includes(entry.kind)) refunds.set(refundId, askedBy(entry, facts, before));
  else if (before !== undefined) {
    const after = movedBy(entry, facts, before);
    if (after !== null) refunds.set(refundId, after);
  }
}

/** The refunds that these entries ask for, as they leave them. @param entries oldest first */
export function refundsIn(entries: readonly JournalEntry[]): Refund[] {
  const refunds = new Map<string, Refund>();
  for (const entry of entries) replayRefunds(refunds, entry);
  return [...refunds.values()];
}
