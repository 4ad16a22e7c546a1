import type { CalendarDate } from '../calendar-date.js';
import { type Account, availableCredit, isExpired, type Lot } from '../credit/account.js';
import { type CreditNote, standing } from '../credit/credit-note.js';
import type { Settled } from '../credit/settled.js';
import { type Invoice, receivable } from '../invoices/invoice.js';
import { isStanding, type Refund } from '../refunds/refund.js';
import type { Change, Plan } from './plan.js';

/** What a lot gets (above zero) or gives; `expired` when nobody can spend it that day. */
export type LotChange = { lotId: string; amount: bigint; expired: boolean };

/**
 * All that a person is told of what a plan does. Amounts in minor units; null where the plan
 * leaves the invoice, or the account, alone.
 */
export type Consequences = {
  /** What the debt on the invoice falls by; below zero it rises. */
  toInvoice: bigint;
  /** What the account credit in the books rises by; below zero it falls. */
  toAccount: bigint;
  /** How the invoice stands afterwards. */
  outstanding: bigint | null;
  overpaid: bigint | null;
  /** The account credit that can be spent afterwards. */
  available: bigint | null;
  lots: LotChange[];
  /** The last day of credit that is made by it; null where none is, or where it never expires. */
  creditUntil: CalendarDate | null;
  /** The other invoices on which new credit is used at once, in the order of their use. */
  settled: Settled[];
  /** The credit notes of which a part no longer stands. */
  notes: { number: string; amount: bigint }[];
  /** What is to be sent back; below zero it is no longer. */
  sentBack: bigint;
  /** From which payment it is sent by whom; null = from account credit. */
  refunds: { paymentId: string | null; provider: string; amount: bigint }[];
};

function fallOf({ before, after }: Change<Invoice>): bigint {
  return (before === null ? 0n : receivable(before)) - receivable(after);
}

function lotChanges({ before, after }: Change<Account>, today: CalendarDate): LotChange[] {
  const lots = new Map<string, { lot: Lot; amount: bigint }>();
  for (const lot of after.lots) lots.set(lot.lotId, { lot, amount: lot.remaining });
  for (const lot of before?.lots ?? []) {
    const left = lots.get(lot.lotId)?.amount ?? 0n;
    lots.set(lot.lotId, { lot, amount: left - lot.remaining });
  }
  return [...lots.values()]
    .filter(({ amount }) => amount !== 0n)
    .map(({ lot, amount }) => ({ lotId: lot.lotId, amount, expired: isExpired(lot, today) }))
    .sort((one, other) => (one.lotId < other.lotId ? -1 : 1));
}

/** Of the lot that was not there before. */
function lastDayOfNew({ before, after }: Change<Account>): CalendarDate | null {
  const known = new Set(before?.lots.map(({ lotId }) => lotId));
  const opened = after.lots.find(
    ({ lotId, openedSeq }) => !known.has(lotId) && openedSeq > (before?.seq ?? 0n),
  );
  return opened?.expiresOn ?? null;
}

function settledOf({ before, after }: Change<Invoice>): Settled {
  const { number: invoiceNumber, outstanding } = after;
  return { invoiceNumber, amount: (before?.outstanding ?? 0n) - outstanding, outstanding };
}

function total(note: CreditNote): bigint {
  const { toInvoice, toAccount } = standing(note);
  return toInvoice + toAccount;
}

function held(refund: Refund | null): bigint {
  return refund !== null && isStanding(refund) ? refund.amount : 0n;
}

/** What a plan would do on that day, as plain data that can be compared and kept. */
export function consequencesOf(plan: Plan, today: CalendarDate): Consequences {
  const { invoice, account, creditNotes, refunds = [], settled = [] } = plan;
  return {
    toInvoice: invoice === undefined ? 0n : fallOf(invoice),
    toAccount: account === undefined ? 0n : account.after.balance - (account.before?.balance ?? 0n),
    outstanding: invoice?.after.outstanding ?? null,
    overpaid: invoice?.after.overpaid ?? null,
    available: account === undefined ? null : availableCredit(account.after, today),
    lots: account === undefined ? [] : lotChanges(account, today),
    creditUntil: account === undefined ? null : lastDayOfNew(account),
    settled: settled.map(settledOf),
    notes: creditNotes.flatMap(({ before, after }) =>
      before === null ? [] : [{ number: before.number, amount: total(before) - total(after) }],
    ),
    sentBack: refunds.reduce((sum, { before, after }) => sum + held(after) - held(before), 0n),
    refunds: refunds.map(({ before, after }) => {
      const { paymentId, provider } = after;
      return { paymentId, provider, amount: held(after) - held(before) };
    }),
  };
}
