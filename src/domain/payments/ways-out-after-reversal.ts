import type { UnchainedEntry } from '../books/journal-entry.js';
import type { CalendarDate } from '../calendar-date.js';
import { type Account, isExpired, type Lot, sumOfLots } from '../credit/account.js';
import { applicable } from '../credit/apply-credit.js';
import { type CreditNote, standing } from '../credit/credit-note.js';
import { isMadeFrom } from '../credit/paid-out.js';
import { applicationAmount, expiredOnReturn, usesOf } from '../credit/take-back-credit.js';
import type { Invoice } from '../invoices/invoice.js';

/** Something that people can do now, with the amount for which it works. Minor units. */
export type WayOut =
  | { kind: 'apply-credit'; amount: bigint }
  | {
      kind: 'void-credit-note';
      noteId: string;
      noteNumber: string;
      amount: bigint;
      /** What the note paid of the invoice: it is owed again when the note is void. */
      owedAgain: bigint;
    }
  | { kind: 'return-overpayment'; lotId: string; amount: bigint }
  | {
      kind: 'take-back-credit';
      applicationId: string;
      invoiceNumber: string;
      amount: bigint;
      expiresOnReturn: bigint;
    };

/** Account credit that was made from an invoice and stands. Minor units. */
export type MadeCredit = {
  made: bigint;
  unspent: bigint;
  /** The part of `unspent` whose day has passed: it can be taken off, and not be used. */
  expired: bigint;
  spent: bigint;
  /** The part that went out as cash and is not in `spent`; left out where there is none. */
  paidOut?: bigint;
  /** The part that has expired and is gone, and is in no other; left out where there is none. */
  lapsed?: bigint;
  spentOn: { invoiceNumber: string; amount: bigint }[];
  ways: WayOut[];
};

export type ReversalState = {
  invoice: Invoice;
  account: Account | null;
  notes: readonly CreditNote[];
  /** Standing uses of credit made from the invoice, each with the invoice that it was spent on. */
  uses: readonly { application: UnchainedEntry; invoice: Invoice }[];
  /** What of that credit went out as cash, and what has expired; nothing when left out. */
  paidOut?: bigint;
  lapsed?: bigint;
};

/**
 * What became of the account credit made from an invoice whose money went back, and which ways
 * out of the debt work at this moment: none that a rule would refuse. Null when none was made.
 */
export function waysOutAfterReversal(state: ReversalState, today: CalendarDate): MadeCredit | null {
  const { invoice, account, uses, paidOut = 0n, lapsed = 0n } = state;
  const made = invoice.creditedToAccount + invoice.overpaymentMoved;
  if (made === 0n) return null;
  const lots = account?.lots.filter(isMadeFrom(invoice.id)) ?? [];
  const unspent = sumOfLots(lots);
  const ways = [...waysHere(state, lots, today), ...waysElsewhere(state, today)];
  return {
    made,
    unspent,
    expired: sumOfLots(lots.filter((lot) => isExpired(lot, today))),
    spent: made - unspent - paidOut - lapsed,
    ...(paidOut > 0n ? { paidOut } : {}),
    ...(lapsed > 0n ? { lapsed } : {}),
    spentOn: spentOn(invoice, uses),
    ways: invoice.outstanding === 0n ? [] : ways,
  };
}

function spentOn(invoice: Invoice, uses: ReversalState['uses']): MadeCredit['spentOn'] {
  const byNumber = new Map<string, bigint>();
  for (const { application, invoice: other } of uses) {
    const own = usesOf(application).filter(isMadeFrom(invoice.id));
    const amount = own.reduce((sum, use) => sum + use.amount, 0n);
    byNumber.set(other.number, (byNumber.get(other.number) ?? 0n) + amount);
  }
  return [...byNumber].map(([invoiceNumber, amount]) => ({ invoiceNumber, amount }));
}

/** A payment in flight on the invoice itself stops them all until it has ended. */
function waysHere(state: ReversalState, lots: readonly Lot[], today: CalendarDate): WayOut[] {
  const { invoice, notes } = state;
  if (invoice.pendingPayment) return [];
  const amount = applicable(state, today);
  return [
    ...(amount > 0n ? [{ kind: 'apply-credit' as const, amount }] : []),
    ...lots.flatMap(({ lotId, source, remaining }): WayOut[] => {
      if (source.kind === 'overpayment') {
        return [{ kind: 'return-overpayment', lotId, amount: remaining }];
      }
      const note = notes.find(({ id }) => id === lotId);
      if (note === undefined) return [];
      const { id: noteId, number: noteNumber } = note;
      const owedAgain = standing(note).toInvoice;
      return [{ kind: 'void-credit-note', noteId, noteNumber, amount: remaining, owedAgain }];
    }),
  ];
}

/** Credit spent on other invoices can be taken back there, which opens the ways here. */
function waysElsewhere({ invoice, uses }: ReversalState, today: CalendarDate): WayOut[] {
  const elsewhere = uses.filter((use) => use.invoice.id !== invoice.id);
  return elsewhere.flatMap(({ application, invoice: other }): WayOut[] => {
    if (other.pendingPayment) return [];
    return [
      {
        kind: 'take-back-credit',
        applicationId: application.id,
        invoiceNumber: other.number,
        amount: applicationAmount(application),
        expiresOnReturn: expiredOnReturn(usesOf(application), today),
      },
    ];
  });
}
