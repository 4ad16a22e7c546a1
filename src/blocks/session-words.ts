import type { PlainTextOption } from '@slack/types';
import { ownId } from '../domain/record-id.js';
import type { JobSession, NamedSession } from '../domain/sessions/jobs/job-review.js';
import { bare, counted, countText, safe } from './text.js';
import { limits, option, plain } from './text-objects.js';
import { type ShownClub, wordsFor } from './words.js';

// Making a formatter costs far more than using it, and a list has hundreds of sessions.
const weekdays = new Map<string, Intl.DateTimeFormat>();

function weekdayIn({ locale, timeZone }: ShownClub): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = weekdays.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' });
  weekdays.set(key, format);
  return format;
}

/** `Thu 3 Dec, 17:00`, in the club's time zone. */
export function sessionTime(startsAt: Date, club: ShownClub): string {
  return `${weekdayIn(club).format(startsAt)} ${wordsFor(club).time(startsAt)}`;
}

/** The title, with the product in front where the title does not say it. */
function nameOf({ title, productName }: Pick<NamedSession, 'title' | 'productName'>): string {
  const says = title.toLowerCase().includes(productName.toLowerCase());
  return says || title === '' ? title || productName : `${productName}: ${title}`;
}

/** A session with how many are booked, or without where all of them are shown together. */
type Shown = JobSession & { attendees?: number };

/** `*Gymnastics week 6*  ·  Thu 3 Dec, 17:00  ·  23 attendees`, as mrkdwn. */
export function sessionText(session: Shown, club: ShownClub): string {
  const { startsAt, attendees } = session;
  const name = safe(nameOf(session), 100);
  const count = attendees === undefined ? '' : `  ·  ${counted(attendees, 'attendee')}`;
  return `*${name}*  ·  ${sessionTime(startsAt, club)}${count}`;
}

/** The session with its time, below it the product and how many are booked. */
export function sessionOption(session: NamedSession, club: ShownClub): PlainTextOption {
  const { sessionId, title, productName, startsAt, attendees } = session;
  const time = ` · ${sessionTime(startsAt, club)}`;
  const name = bare(title || productName, Math.max(limits.optionText - time.length, 10));
  const count = ` · ${counted(attendees, 'attendee')}`;
  const below = `${bare(productName, limits.optionText - count.length)}${count}`;
  return {
    ...option(`${name}${time}`, ownId(club.id, sessionId)),
    description: plain(below, limits.optionText),
  };
}

/** Sessions as lines of a list, and how many there are beyond those that are named. */
export function sessionLines(
  sessions: readonly Shown[],
  { total, most, club }: { total: number; most: number; club: ShownClub },
): string[] {
  const named = sessions.slice(0, most);
  const more = total - named.length;
  return [
    ...named.map((session) => `•  ${sessionText(session, club)}`),
    ...(more > 0 ? [`•  and ${countText(more)} more`] : []),
  ];
}
