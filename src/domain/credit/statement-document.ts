import type { CalendarDate } from '../calendar-date.js';
import type { Club } from '../people/club-records.js';

/**
 * A payer's statement in one currency as a document, oldest row first. Amounts in minor units; below
 * zero, `owed` was paid too much, and `change` lowered what there is to pay.
 */
export type StatementDocument = {
  club: Pick<Club, 'name' | 'locale'>;
  payer: { name: string; ownId: string };
  currency: string;
  /** The day that it shows. */
  day: CalendarDate;
  madeAt: Date;
  owed: bigint;
  /** Account credit that can be used. */
  available: bigint;
  rows: { on: CalendarDate; what: string; change: bigint; after: bigint }[];
  /** How many older rows are left out. */
  left: number;
};
