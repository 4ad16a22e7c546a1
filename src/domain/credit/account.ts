import type { LotSource, LotUse } from '../books/journal-entry.js';
import type { CalendarDate } from '../calendar-date.js';
import type { ForgottenMark } from '../forgetting/forgotten-mark.js';

/** A part of a payer's account credit that has one origin. Amounts in minor units. */
export type Lot = {
  lotId: string;
  source: LotSource;
  remaining: bigint;
  createdOn: CalendarDate;
  expiresOn: CalendarDate | null;
  /** The account's `seq` when the lot was opened: decides between lots of one day. */
  openedSeq: bigint;
};

/** A payer's account credit in one currency; `lots` holds only lots with something left. */
export type Account = {
  id: string;
  clubId: string;
  payerId: string;
  currency: string;
  balance: bigint;
  seq: bigint;
  /** Digest of the newest journal entry that changed the account; null while there is none. */
  headDigest: string | null;
  /** There while an import of the payer's history is not complete. */
  importing?: true;
  /** There once the payer is forgotten. */
  forgotten?: ForgottenMark;
  lots: Lot[];
};

export function accountId(owner: { clubId: string; payerId: string; currency: string }): string {
  return `${owner.payerId}:${owner.currency}`;
}

export function emptyAccount(owner: {
  clubId: string;
  payerId: string;
  currency: string;
}): Account {
  const { clubId, payerId, currency } = owner;
  const id = accountId(owner);
  return { id, clubId, payerId, currency, balance: 0n, seq: 0n, headDigest: null, lots: [] };
}

export function isExpired(lot: { expiresOn: CalendarDate | null }, today: CalendarDate): boolean {
  return lot.expiresOn !== null && lot.expiresOn < today;
}

/** Soonest-expiring first, then oldest, then the order in which they were opened. */
function earlierInUse(one: Lot, other: Lot): number {
  const expiryOne = one.expiresOn ?? '9999-12-31';
  const expiryOther = other.expiresOn ?? '9999-12-31';
  if (expiryOne !== expiryOther) return expiryOne < expiryOther ? -1 : 1;
  if (one.createdOn !== other.createdOn) return one.createdOn < other.createdOn ? -1 : 1;
  return one.openedSeq < other.openedSeq ? -1 : 1;
}

/**
 * Whether a lot can be spent on that day. An import spends on days long past, on which a lot made
 * since was not there yet.
 */
export function isInHand(
  lot: { createdOn: CalendarDate; expiresOn: CalendarDate | null },
  today: CalendarDate,
): boolean {
  return lot.createdOn <= today && !isExpired(lot, today);
}

/** The lots that can be spent on that day, in the order of their use. */
export function usableLots(
  account: Account,
  today: CalendarDate,
  accept: (lot: Lot) => boolean = () => true,
): Lot[] {
  return account.lots.filter((lot) => isInHand(lot, today) && accept(lot)).sort(earlierInUse);
}

export function sumOfLots(lots: readonly { remaining: bigint }[]): bigint {
  return lots.reduce((sum, lot) => sum + lot.remaining, 0n);
}

/** What the payer can spend today: the balance without expired lots. */
export function availableCredit(account: Account | null, today: CalendarDate): bigint {
  return account === null ? 0n : sumOfLots(usableLots(account, today));
}

/** Takes `amount` from the lots in their order; the caller made sure that they hold as much. */
export function usesFrom(lots: readonly Lot[], amount: bigint): LotUse[] {
  let missing = amount;
  const uses: LotUse[] = [];
  for (const { remaining, ...lot } of lots) {
    if (missing === 0n) break;
    const taken = remaining < missing ? remaining : missing;
    uses.push({ ...lot, amount: taken });
    missing -= taken;
  }
  if (missing !== 0n) throw new Error('the lots hold less than the amount to take');
  return uses;
}

function sumOfUses(uses: readonly LotUse[]): bigint {
  return uses.reduce((sum, use) => sum + use.amount, 0n);
}

/** The account after spending; a lot that is used up leaves it. */
export function spend(account: Account, uses: readonly LotUse[]): Account {
  const spent = new Map(uses.map((use) => [use.lotId, use.amount]));
  const lots = account.lots
    .map((lot) => ({ ...lot, remaining: lot.remaining - (spent.get(lot.lotId) ?? 0n) }))
    .filter((lot) => lot.remaining > 0n);
  return {
    ...account,
    lots,
    balance: account.balance - sumOfUses(uses),
    seq: account.seq + 1n,
  };
}

/** The account after credit came (back) to its lots; a lot that had gone returns as it was. */
export function giveBack(account: Account, uses: readonly LotUse[]): Account {
  const lots = [...account.lots];
  for (const { amount, ...origin } of uses) {
    const index = lots.findIndex((lot) => lot.lotId === origin.lotId);
    const present = lots[index];
    if (present === undefined) lots.push({ ...origin, remaining: amount });
    else lots[index] = { ...present, remaining: present.remaining + amount };
  }
  return {
    ...account,
    lots,
    balance: account.balance + sumOfUses(uses),
    seq: account.seq + 1n,
  };
}

/** The account with a new lot. */
export function openLot(
  account: Account,
  lot: Omit<Lot, 'openedSeq' | 'remaining'> & { amount: bigint },
): Account {
  return giveBack(account, [{ ...lot, openedSeq: account.seq + 1n }]);
}
