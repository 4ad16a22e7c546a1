import { formatAmount } from '../../../src/domain/amounts/money.js';
import type { CalendarDate } from '../../../src/domain/calendar-date.js';
import type { Club } from '../../../src/domain/people/club-records.js';
import { dayWords } from './moments.js';

export type Money = (amountMinor: bigint) => string;

export function moneyFor(club: Club, currency: string): Money {
  return (amountMinor) => formatAmount(amountMinor, currency, club.locale);
}

/** What is left to pay of an invoice that was named just before. */
export function leftOn(outstanding: bigint, money: Money): string {
  return outstanding > 0n
    ? `${money(outstanding)} of it is left to pay.`
    : 'Nothing of it is left to pay.';
}

export function howCreditIsUsed(club: Club): string {
  return `It is used by itself on the next invoice that ${club.name} collects from you. You need not do anything.`;
}

/** Until when new credit can be used, as a sentence behind another; '' where it never expires. */
export function usableUntil(club: Club, lastDay: CalendarDate | undefined): string {
  return lastDay === undefined ? '' : ` It can be used until ${dayWords(lastDay, club)}.`;
}

/** What somebody has in hand after something was used or taken. */
export function stillInHand(balance: bigint, money: Money): string {
  return balance > 0n ? `You have ${money(balance)} of credit left.` : 'You have no credit left.';
}

/** Why one gets a mail: `what` happened to them. */
export function whyYou(club: Club, what: string): string {
  return `You get this mail because you pay for somebody at ${club.name} and ${what}.`;
}
