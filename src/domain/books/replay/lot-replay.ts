import type { CalendarDate } from '../../calendar-date.js';
import { isInHand, type Lot } from '../../credit/account.js';
import type { EntryKind } from '../entry-kinds.js';
import {
  type JournalEntry,
  type LotDays,
  type LotUse,
  ledgerAccount,
  postedTo,
} from '../journal-entry.js';

/** Every lot that an account ever had; of one that is used up nothing remains. */
export type LotBooks = {
  lots: Map<string, Lot>;
  sum: bigint;
  /** What remains of lots that have the same days: few, however many lots there are. */
  byDays: Map<string, LotDays & { remaining: bigint }>;
};

export function emptyLotBooks(): LotBooks {
  return { lots: new Map(), sum: 0n, byDays: new Map() };
}

/** What can be spent on a day: not what was made since, nor what has expired. */
export function availableOn({ byDays }: LotBooks, today: CalendarDate): bigint {
  let available = 0n;
  for (const days of byDays.values()) {
    if (isInHand(days, today)) available += days.remaining;
  }
  return available;
}

/** The lots with something left, as the account keeps them. */
export function openLots({ lots }: LotBooks): Lot[] {
  return [...lots.values()].filter((lot) => lot.remaining !== 0n);
}

function change(books: LotBooks, lot: Lot, amount: bigint): void {
  const { lotId, createdOn, expiresOn } = lot;
  books.lots.set(lotId, { ...lot, remaining: lot.remaining + amount });
  books.sum += amount;
  const days = `${createdOn} ${expiresOn}`;
  const remaining = (books.byDays.get(days)?.remaining ?? 0n) + amount;
  if (remaining === 0n) books.byDays.delete(days);
  else books.byDays.set(days, { createdOn, expiresOn, remaining });
}

/** Whether the lots that an entry names in `details.uses` lose (-1) or get back (1) their amounts. */
export function signOfUses(kind: EntryKind): 1n | -1n | 0n {
  switch (kind) {
    case 'credit.applied':
    case 'credit.withdrawn':
    case 'credit.expired':
    case 'credit.paid-out':
    case 'overpayment.returned':
      return -1n;
    // Taken back, returned by a void invoice, or a pay-out that failed.
    case 'credit.unapplied':
    case 'invoice.voided':
    case 'refund.failed':
      return 1n;
    default:
      return 0n;
  }
}

/** The lot that an entry opened; null where it opens none. */
function openedBy(entry: JournalEntry): Lot | null {
  const { kind, details, refs } = entry;
  const { lot } = details;
  if (lot === undefined) return null;
  const opened = { ...lot, remaining: 0n, openedSeq: entry.accountSeq ?? 0n };
  const { invoiceId = '', creditNoteId = '' } = refs;
  if (kind === 'credit.opened') return { lotId: entry.id, source: { kind: 'opening' }, ...opened };
  if (kind === 'overpayment.moved') {
    return { lotId: entry.id, source: { kind: 'overpayment', invoiceId }, ...opened };
  }
  if (kind !== 'credit.raised') return null;
  return {
    lotId: creditNoteId,
    source: { kind: 'credit-note', creditNoteId, invoiceId },
    ...opened,
  };
}

/** A use says the same of its lot as the entry that opened it. */
function isOf(use: LotUse, lot: Lot): boolean {
  return (
    use.openedSeq === lot.openedSeq &&
    use.createdOn === lot.createdOn &&
    use.expiresOn === lot.expiresOn &&
    JSON.stringify(use.source) === JSON.stringify(lot.source)
  );
}

/**
 * Adds to an account's lots what one more of its entries does to them.
 * @returns the ids of lots that it names and that are not so, or would hold less than nothing
 */
export function replayLots(books: LotBooks, entry: JournalEntry): string[] {
  const wrong: string[] = [];
  const add = (lotId: string, amount: bigint, use?: LotUse) => {
    const lot = books.lots.get(lotId);
    if (lot === undefined || (use !== undefined && !isOf(use, lot))) wrong.push(lotId);
    else if (lot.remaining + amount < 0n) wrong.push(lotId);
    if (lot !== undefined) change(books, lot, amount);
  };
  const opened = openedBy(entry);
  if (opened !== null) {
    change(books, opened, -postedTo(entry, ledgerAccount.accountCredit(entry.payerId)));
  }
  const { uses = [], toAccount = 0n } = entry.details;
  if (entry.kind === 'credit.voided' && toAccount !== 0n) {
    add(entry.refs.creditNoteId ?? '', -toAccount);
  }
  for (const use of uses) add(use.lotId, signOfUses(entry.kind) * use.amount, use);
  return wrong;
}
