import type { CalendarDate } from '../../domain/calendar-date.js';

/**
 * What expired on a day and has not been told yet, by currency in minor units; counted from what was
 * written, in the same transactions. `summaries`: how often the day has been told.
 */
export type ExpiryNight = {
  id: string;
  clubId: string;
  day: CalendarDate;
  lots: number;
  amounts: Record<string, bigint>;
  summaries: number;
  untold: boolean;
};
