import { type CalendarDate, calendarDateIn } from '../domain/calendar-date.js';
import type { RecordedActor } from '../domain/people/actor.js';
import { isJobName, jobInWords } from '../domain/people/job-name.js';
import { createShow } from './show-amount.js';
import { safe } from './text.js';

/** What a screen has to know of the club to write amounts and dates as its people do. */
export type ShownClub = {
  id: string;
  locale: string;
  timeZone: string;
  today: CalendarDate;
  /** The books are closed up to this day; left out or null where they are open. */
  closedUpTo?: CalendarDate | null;
  /** Its own reasons for credit; left out where none are offered. */
  reasons?: readonly string[];
};

export type Words = {
  money: (amount: bigint, currency: string) => string;
  /** Credit stands out: code style is red in Slack, and the minus sign says it without colour. */
  minus: (amount: bigint, currency: string) => string;
  date: (date: CalendarDate) => string;
  /** A day with its time, in the club's time zone. */
  time: (instant: Date) => string;
};

export function wordsFor(club: ShownClub): Words {
  const { locale, timeZone, today } = club;
  const { money, date, credited: minus } = createShow(locale, today);
  const clock = clockFor(locale, timeZone);
  const time = (instant: Date) =>
    `${date(calendarDateIn(instant, timeZone))}, ${clock.format(instant)}`;
  return { money, minus, date, time };
}

// Making a formatter costs far more than using it, and a history has many lines with a time.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockFor(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = clocks.get(key);
  if (known) return known;
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(key, clock);
  return clock;
}

/** Who did something: a person as Slack shows them, or the part of the desk that did it. */
export function actorName(actor: RecordedActor): string {
  switch (actor.kind) {
    case 'staff':
      return userName(actor.id);
    case 'job':
      return safe(jobInWords(actor.id));
    case 'import':
      return 'the import';
    case 'command-line':
      return 'the command line';
    case 'customer':
      return 'the customer';
    default:
      return actor.kind satisfies never;
  }
}

/** An actor by its id alone: a Slack user as a mention, which Slack shows by name. */
export function userName(id: string): string {
  if (/^[UW][A-Z0-9]{2,}$/.test(id)) return `<@${id}>`;
  if (isJobName(id)) return actorName({ kind: 'job', id });
  if (id === 'import' || id === 'command-line' || id === 'customer')
    return actorName({ kind: id, id });
  // Messages stored by earlier versions say only that it was a job, and the sweep was the only one.
  if (id === 'job') return actorName({ kind: 'job', id: 'sweep' });
  return safe(id);
}
