import { formatAmount } from '../../domain/amounts/money.js';
import { entryAmount } from '../../domain/books/booked-facts.js';
import type { JournalEntry } from '../../domain/books/journal-entry.js';
import type { NumberedContext, Plan } from '../../domain/books/plan.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { CreditError, refuse } from '../../domain/errors.js';
import type { Notice } from '../../domain/notice.js';
import type { Payment } from '../../domain/payments/payment.js';
import {
  type DisputedPart,
  type DisputeStanding,
  disputeMoves,
  planDispute,
} from '../../domain/payments/plan-dispute.js';
import { waysOutAfterReversal } from '../../domain/payments/ways-out-after-reversal.js';
import type { Actor } from '../../domain/people/actor.js';
import type { ProviderDispute } from '../../providers/refund-provider.js';
import { findEntriesOfInvoice } from '../../store/ledger/ledger-reads.js';
import { bookTogether } from '../books/book-together.js';
import type { Desk } from '../desk.js';
import { todayOf } from '../desk-day.js';
import { type LoadedPayment, loadPayments } from '../payments/load-payment.js';
import { reversalNotice } from '../payments/payment-notices.js';

/** How often it is read anew because another process booked a change of it. */
const tries = 3;
const job = 'follow-refunds';
const actor: Actor = { kind: 'job', job };

type Told = {
  /** The dispute's id in our books. */
  id: string;
  dispute: ProviderDispute;
  payments: readonly Payment[];
  /** It was booked by a version that did not name it in the books. */
  isUnnamed: boolean;
};

type Part = LoadedPayment & DisputedPart;

/**
 * Brings the books to what the dispute keeps from the club, beside every other of the same payments,
 * in one transaction and however often it is told; an inquiry moves nothing.
 * @returns why it could not be booked, in words, or null when it was
 */
export async function bookDispute(desk: Desk, told: Told): Promise<string | null> {
  const { dispute, payments } = told;
  const { currency, standing } = dispute;
  const strange = payments.find((payment) => payment.currency !== currency);
  if (strange !== undefined) {
    return `The dispute is in ${currency}, and the payment in ${strange.currency}.`;
  }
  if (standing === 'inquiry') return null;
  for (let again = tries; ; again -= 1) {
    try {
      return await bringUpToDate(desk, told);
    } catch (error) {
      if (!(error instanceof CreditError)) throw error;
      if (again === 1 || !wasQuicker(error)) return error.sentence(desk.club.locale);
    }
  }
}

/** Somebody else changed the same payments meanwhile, so they are read once more. */
function wasQuicker({ code }: CreditError): boolean {
  return code === 'stale-plan' || code === 'key-reused';
}

/** The money is not with the club. */
export function isTaken({ standing }: Pick<ProviderDispute, 'standing'>): boolean {
  return standing === 'held' || standing === 'lost';
}

async function bringUpToDate(desk: Desk, told: Told): Promise<string | null> {
  const { id, dispute, payments } = told;
  const amount = isTaken(dispute) ? dispute.amountMinor : 0n;
  const standing = { disputeId: id, amount };
  const first = await loadParts(desk, told);
  const { moves, left } = disputeMoves(first, standing);
  if (moves.length > 0) {
    await bookTogether(desk, {
      act: 'record-payment',
      envelope: { actor, operationId: operationIdOf(id, first) },
      reason: amount > 0n ? 'Payment disputed' : 'Payment, the dispute was won',
      input: { paymentIds: payments.map((payment) => payment.id), ...standing },
      numbered: 'all',
      load: () => loadParts(desk, told),
      documentsOf: (parts) => parts.map(({ invoice }) => ({ invoice })),
      plan: (parts, contextOf) => planOrStale(parts, standing, contextOf),
      notices: (plans, parts) => noticesOf(plans, parts, todayOf(desk)),
    });
    desk.wake('sweep');
  }
  return left === 0n ? null : unbookedInWords(desk, dispute, left);
}

/**
 * Another process has heard of it at the same moment and booked it: the same key answers.
 * @throws CreditError `stale-plan`
 */
function planOrStale(
  parts: readonly Part[],
  standing: DisputeStanding,
  contextOf: NumberedContext,
): Plan[] {
  const plans = planDispute(parts, standing, contextOf);
  return plans.length > 0 ? plans : refuse('stale-plan', { tries: 1 });
}

/** Each change of it is one act: whoever hears of it at the same time books the same one. */
function operationIdOf(id: string, parts: readonly Part[]): string {
  const booked = parts.reduce((count, { entries }) => count + entries.filter(isOf(id)).length, 0);
  return `dispute-${id.replaceAll(':', '-')}-${booked + 1}`;
}

function isOf(id: string) {
  return ({ refs }: Pick<JournalEntry, 'refs'>) => refs.disputeId === id;
}

function unbookedInWords(
  { club }: Desk,
  { amountMinor, currency }: ProviderDispute,
  left: bigint,
): string {
  const money = (amount: bigint) => formatAmount(amount, currency, club.locale);
  return `${money(left)} of it had gone back before, or was never received, so only ${money(amountMinor - left)} is in the books.`;
}

/** Finance is told of money that went back, with what can be done on each invoice at this moment. */
function noticesOf(plans: readonly Plan[], parts: readonly Part[], today: CalendarDate): Notice[] {
  return plans.flatMap(({ entry, invoice, payment }) => {
    const state = parts.find((part) => part.payment.id === payment?.after.id);
    if (entry?.kind !== 'payment.bounced' || state === undefined || invoice === undefined)
      return [];
    const credit = waysOutAfterReversal({ ...state, invoice: invoice.after }, today);
    return [reversalNotice(invoice.after, { how: 'bounced', amount: entryAmount(entry), credit })];
  });
}

async function loadParts(desk: Desk, { id, payments, isUnnamed }: Told): Promise<Part[]> {
  const loaded = await loadPayments(desk, payments);
  return Promise.all(
    loaded.map(async (part) => {
      const entries = await findEntriesOfInvoice(desk.store, part.invoice.id);
      return { ...part, entries: isUnnamed ? entries.map((entry) => named(entry, id)) : entries };
    }),
  );
}

/** What the job booked of a payment before the books named disputes was of the one that it knew. */
function named(entry: JournalEntry, disputeId: string): JournalEntry {
  const isByJob = entry.actor.kind === 'job' && entry.actor.id === job;
  if (!isByJob || entry.refs.disputeId !== undefined) return entry;
  return { ...entry, refs: { ...entry.refs, disputeId } };
}
