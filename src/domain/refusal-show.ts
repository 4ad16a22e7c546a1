import type { CalendarDate } from './calendar-date.js';

/** How the sentences of refusals write amounts and days, in the club's locale. */
export type RefusalShow = {
  money: (amount: bigint, currency: string) => string;
  /** A day near to now, so without its year. */
  day: (date: CalendarDate) => string;
  /** Any other day, with its year. */
  fullDay: (date: CalendarDate) => string;
};
