import type { CalendarDate } from '../calendar-date.js';
import type { Contact } from '../people/club-records.js';

/** So many years after the last entry the books need nobody's name any more. */
export const forgetAfterYears = 6;

/** What stands where the name of somebody stood who was forgotten. */
export const forgottenName = 'Forgotten person';

/** What stands where free words about them stood. */
export const forgottenWords = '(no longer kept)';

/** Said of every request for it: a reason in somebody's own words would be about the person. */
export const forgetReason = 'Nobody needs to know any more who they were';

/** Whose names and words go. A payer goes with the invoices that they got. */
export type Person = {
  id: string;
  clubId: string;
  /** What they were called and reached by, as it stood in words; none of it is empty. */
  names: readonly string[];
};

/** All that a contact was called, and the address. */
export function namesOf({ name, formerNames = [], email }: Contact): string[] {
  const names = [name, ...formerNames.map((former) => former.name), ...(email ? [email] : [])];
  return [...new Set(names.map((each) => each.trim()))].filter((each) => each !== '');
}

/** The same day so many years later; of 29 February the day after it. */
export function yearsLater(day: CalendarDate, years: number): CalendarDate {
  const [year = '', month = '', ofMonth = ''] = day.split('-');
  const later = new Date(Date.UTC(Number(year) + years, Number(month) - 1, Number(ofMonth)));
  return later.toISOString().slice(0, 10);
}
