import type { CalendarDate } from '../calendar-date.js';
import type { RefusalShow } from '../refusal-show.js';
import { firstOpenDay } from './closed-days.js';

/** Refusals that have to do with the books as a whole. */
export type BooksRefusals = {
  /** `day` is what was to be booked on. */
  'books-closed': { day: CalendarDate; closedUpTo: CalendarDate };
};

type Sentences = {
  [Code in keyof BooksRefusals]: (details: BooksRefusals[Code], show: RefusalShow) => string;
};

export const booksSentences: Sentences = {
  'books-closed': ({ day, closedUpTo }, show) =>
    `The books are closed up to ${show.fullDay(closedUpTo)}, so nothing of ${show.fullDay(day)} is booked any more. Choose ${show.fullDay(firstOpenDay(closedUpTo))} or a later day. An admin can open the books again under Settings.`,
};
