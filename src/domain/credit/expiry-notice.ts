import type { CalendarDate } from '../calendar-date.js';

/** What of account credit expired in a night, told to the finance channel. Minor units. */
export type ExpiryNotice = {
  kind: 'credit-expired';
  day: CalendarDate;
  lots: number;
  amounts: { currency: string; amount: bigint }[];
};
