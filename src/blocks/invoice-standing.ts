import type { CalendarDate } from '../domain/calendar-date.js';
import type { Invoice, InvoiceStatus } from '../domain/invoices/invoice.js';
import type { Words } from './words.js';

/** Amounts in minor units of `currency`. */
export type Standing = {
  status: InvoiceStatus;
  outstanding: bigint;
  overpaid: bigint;
  currency: string;
};

/** What the figures do not say by themselves; `outstanding` and `reconciled` only repeat them. */
function qualifier(status: InvoiceStatus): string[] {
  switch (status) {
    case 'outstanding':
    case 'reconciled':
    case 'reconciled overpaid':
      return [];
    case 'void':
    case 'pending':
    case 'written off':
    case 'credited':
    case 'partially credited':
    case 'refunded':
    case 'partially refunded':
      return [status];
    default:
      return status satisfies never;
  }
}

function left(
  { status, outstanding, overpaid, currency }: Standing,
  { money }: Pick<Words, 'money'>,
): string[] {
  if (outstanding > 0n) return [`${money(outstanding, currency)} left to pay`];
  if (overpaid > 0n) return [`overpaid by ${money(overpaid, currency)}`];
  return status === 'void' || status === 'pending' ? [] : ['settled'];
}

/**
 * The status of an invoice in words that agree with its figures: `settled, partially credited`,
 * `£53.00 left to pay`, `void`.
 */
export function standingWords(standing: Standing, words: Pick<Words, 'money'>): string {
  return [...left(standing, words), ...qualifier(standing.status)].join(', ');
}

/**
 * The same as short as it can be, in a row beside figures that have a label each: what was credited,
 * refunded or written off stands there, so it is not said twice.
 */
export function shortStanding(standing: Standing, words: Pick<Words, 'money'>): string {
  const { status, outstanding, currency } = standing;
  const said = status === 'void' || status === 'pending' ? [status] : [];
  const owed = outstanding > 0n ? [`${words.money(outstanding, currency)} owed`] : null;
  return [...(owed ?? left(standing, words)), ...said].join(', ');
}

/**
 * What is left to pay as the end of a sentence: `£53.00 is left to pay`, `nothing is left to pay`,
 * `£5.00 is overpaid`.
 */
export function leftToPay(
  { outstanding, overpaid = 0n }: { outstanding: bigint; overpaid?: bigint | undefined },
  shownAs: (amount: bigint) => string,
): string {
  if (overpaid > 0n) return `${shownAs(overpaid)} is overpaid`;
  return `${outstanding > 0n ? shownAs(outstanding) : 'nothing'} is left to pay`;
}

/**
 * What is owed on an invoice once it is void: money that was sent back before its payment went back
 * as well. The end of a sentence; null where nothing is.
 */
export function owedAfterVoid(
  outstanding: bigint,
  shownAs: (amount: bigint) => string,
): string | null {
  if (outstanding === 0n) return null;
  return `${shownAs(outstanding)} stays owed on it: that was sent back, and the payment behind it went back too`;
}

/** Its day has passed and something can be paid on it. */
export function isOverdue(
  { payable, dueOn }: Pick<Invoice, 'payable' | 'dueOn'>,
  today: CalendarDate,
): boolean {
  return payable && dueOn < today;
}
