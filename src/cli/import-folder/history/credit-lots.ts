import type { CalendarDate } from '../../../domain/calendar-date.js';
import { smaller } from './smaller.js';

/** Account credit of one origin. Minor units. */
type Lot = { remaining: bigint; expiresOn: CalendarDate | null };

/** A part of a lot that was spent. */
export type LotUse = { lot: Lot; amount: bigint };

/** The account credit of one payer in one currency, the next to be used last. */
export type CreditLots = Lot[];

const never = '9999-12-31';

/** Opens a lot. Soonest-expiring lots are used first, then the oldest. */
export function addLot(lots: CreditLots, lot: Lot): void {
  const expiry = lot.expiresOn ?? never;
  // Sorted from last to first use: taking from the end costs nothing.
  let low = 0;
  let high = lots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lots[middle]?.expiresOn ?? never) > expiry) low = middle + 1;
    else high = middle;
  }
  lots.splice(low, 0, lot);
}

/**
 * Spends up to `amount`; `missing` is what the lots did not hold. Days only go forward, so a lot
 * that has expired by `today` is dropped for good.
 */
export function spendLots(
  lots: CreditLots,
  amount: bigint,
  today: CalendarDate,
): { uses: LotUse[]; missing: bigint } {
  const uses: LotUse[] = [];
  let missing = amount;
  while (missing > 0n) {
    const lot = lots.at(-1);
    if (lot === undefined) break;
    const expired = (lot.expiresOn ?? never) < today;
    if (!expired) {
      const taken = smaller(lot.remaining, missing);
      lot.remaining -= taken;
      missing -= taken;
      uses.push({ lot, amount: taken });
    }
    if (expired || lot.remaining === 0n) lots.pop();
  }
  return { uses, missing };
}

/** What was spent goes back, with its old expiry. */
export function returnLots(lots: CreditLots, uses: readonly LotUse[]): void {
  for (const { lot, amount } of uses) addLot(lots, { ...lot, remaining: amount });
}
