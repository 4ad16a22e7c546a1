import type { CalendarDate } from '../calendar-date.js';
import { type Account, availableCredit } from '../credit/account.js';
import type { Invoice } from '../invoices/invoice.js';

/** The amounts from which a form's words follow. */
const invoiceAmounts = [
  'paid',
  'creditApplied',
  'creditedToInvoice',
  'creditedToAccount',
  'refunded',
  'writtenOff',
  'overpaymentMoved',
  'overpaymentRefunded',
  'outstanding',
  'overpaid',
] as const;

export const shownAmounts = [...invoiceAmounts, 'available'] as const;

export type ShownAmount = (typeof shownAmounts)[number];

/** What stood in the books when a form was shown, in minor units; what is not named is zero. */
export type ShownFacts = {
  day: CalendarDate;
  currency: string;
  amounts: Partial<Record<ShownAmount, bigint>>;
  /** The last day of account credit that is made now; left out where it never expires. */
  creditUntil?: CalendarDate;
  /** What new account credit settles at once, oldest first; left out where it is nothing. */
  open?: readonly OpenInvoice[];
};

/** Another invoice of the payer, and how much of it new credit settles. */
export type OpenInvoice = { invoiceNumber: string; room: bigint };

export function shownFacts(
  state: { invoice?: Invoice | null; account?: Account | null },
  {
    day,
    currency,
    creditUntil = null,
  }: Pick<ShownFacts, 'day' | 'currency'> & { creditUntil?: CalendarDate | null },
): ShownFacts {
  const { invoice = null, account = null } = state;
  const amounts: ShownFacts['amounts'] = {};
  for (const name of invoiceAmounts) {
    if (invoice !== null && invoice[name] !== 0n) amounts[name] = invoice[name];
  }
  const available = availableCredit(account, day);
  if (available !== 0n) amounts.available = available;
  return { day, currency, amounts, ...(creditUntil !== null && { creditUntil }) };
}

/** Whether new account credit would settle the same invoices, as much of each. */
export function isOpenSame(before: ShownFacts, now: ShownFacts): boolean {
  const text = ({ open = [] }: ShownFacts) =>
    open.map(({ invoiceNumber, room }) => `${invoiceNumber} ${room}`).join('\n');
  return text(before) === text(now);
}

/** One of the amounts, also where it is zero and so not named. */
export function shownAmount({ amounts }: ShownFacts, name: ShownAmount): bigint {
  return amounts[name] ?? 0n;
}

/** What happened between the two, as a difference of an amount; above zero it grew. */
export type Move = { name: ShownAmount; by: bigint };

/**
 * The moves of money that explain why something else would happen now. What only follows from
 * another (outstanding, overpaid) is left out, and the account credit where a move on the invoice
 * says why it changed.
 */
export function movesBetween(before: ShownFacts, now: ShownFacts): Move[] {
  const names = invoiceAmounts.filter((name) => name !== 'outstanding' && name !== 'overpaid');
  const moves = names
    .map((name) => ({ name, by: shownAmount(now, name) - shownAmount(before, name) }))
    .filter(({ by }) => by !== 0n);
  const by = shownAmount(now, 'available') - shownAmount(before, 'available');
  return by === 0n || moves.length > 0 ? moves : [{ name: 'available', by }];
}
