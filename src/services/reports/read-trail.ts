import { formatAmount } from '../../domain/amounts/money.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { formatDate } from '../../domain/calendar-date.js';
import { instantsOf } from '../../domain/day-start.js';
import { auditTrail } from '../../domain/reports/audit-trail.js';
import type { ReportTable } from '../../domain/reports/report.js';
import type { SettingShow } from '../../domain/settings/setting-words.js';
import type { AuditEvent } from '../../domain/trail/audit-event.js';
import { sourceOf, type TrailFilter, wholeTrail } from '../../domain/trail/trail-filter.js';
import { findContactNames } from '../../store/club/contact-reads.js';
import { findRequestWords, type RequestWords } from '../../store/trail/request-words.js';
import {
  findRecordedEntries,
  findRecordedEvents,
  type WantedActs,
} from '../../store/trail/trail-reads.js';
import type { Desk } from '../desk.js';

/** Acts that one look at the audit trail reads. */
export const mostOfTrail = 20_000;

const trailShow = ({ club }: Desk): SettingShow => ({
  currency: club.currency,
  money: (amount) => formatAmount(amount, club.currency, club.locale),
  day: (date) => formatDate(date, club.locale),
  person: (userId) => userId,
  group: (groupId) => groupId,
  channel: (channelId) => channelId,
  text: (words) => words,
});

async function readActs({ store }: Desk, wanted: WantedActs) {
  const source = wanted.only.act === null ? null : sourceOf(wanted.only.act);
  const isIn = (one: typeof source) => source === null || source === one;
  const [entries, events] = await Promise.all([
    isIn('journal') ? findRecordedEntries(store, wanted) : [],
    isIn('events') ? findRecordedEvents(store, wanted) : [],
  ]);
  const ids = events.flatMap((event) => ('request' in event ? event.request.id : []));
  return { entries, events, words: await findRequestWords(store, [...new Set(ids)]) };
}

/** What was said to a request when it was made, or when it ended. */
function wordsTo(event: AuditEvent, words: ReadonlyMap<string, RequestWords>): string {
  if (!('request' in event)) return '';
  const { asked, ended } = words.get(event.request.id) ?? { asked: '', ended: '' };
  return event.act === 'request.asked' ? asked : ended;
}

function payerOfEvent(event: AuditEvent): string {
  return event.act === 'change-settings' ? '' : (event.payerId ?? '');
}

type WantedTrail = { from: CalendarDate; until: CalendarDate; only?: TrailFilter };

/** Everything that was done on some days: booked, asked for, decided, set, sent or taken out. */
export async function readTrail(
  desk: Desk,
  { from, until, only = wholeTrail }: WantedTrail,
): Promise<ReportTable> {
  const { store, club } = desk;
  const instants = instantsOf({ from, until }, club.timeZone);
  const acts = await readActs(desk, {
    ...{ clubId: club.id, most: mostOfTrail + 1, only, ...instants },
  });
  const { entries, events, words } = acts;
  const payers = entries.map(({ payerId }) => payerId);
  const names = await findContactNames(store, [...payers, ...events.map(payerOfEvent)]);
  const table = auditTrail(
    {
      entries: entries.map((entry) => {
        return { ...entry, payerName: names.get(entry.payerId) ?? entry.payerId };
      }),
      events: events.map((event) => {
        const payerName = names.get(payerOfEvent(event)) ?? '';
        return { ...event, payerName, words: wordsTo(event, words) };
      }),
    },
    trailShow(desk),
  );
  if (table.rows.length <= mostOfTrail) return table;
  return { ...table, rows: table.rows.slice(0, mostOfTrail), cutAt: mostOfTrail };
}
