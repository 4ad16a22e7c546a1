import { formatAmount } from '../../domain/amounts/money.js';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { formatDate } from '../../domain/calendar-date.js';
import { instantsOf } from '../../domain/day-start.js';
import { auditTrail } from '../../domain/reports/audit-trail.js';
import type { ReportTable } from '../../domain/reports/report.js';
import type { SettingShow } from '../../domain/settings/setting-words.js';
import type { AuditEvent } from '../../domain/trail/audit-event.js';
import { askedAct, endedAct } from '../../domain/trail/request-acts.js';
import { sourceOf, type TrailFilter, wholeTrail } from '../../domain/trail/trail-filter.js';
import { findContactNames } from '../../store/club/contact-reads.js';
import { findRequestActs } from '../../store/trail/request-acts.js';
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

async function readActs({ store, club }: Desk, wanted: WantedActs) {
  const source = wanted.only.act === null ? null : sourceOf(wanted.only.act);
  const isIn = (one: typeof source) => source === null || source === one;
  const [entries, { asked, ended }, events] = await Promise.all([
    isIn('journal') ? findRecordedEntries(store, wanted) : [],
    isIn('requests') ? findRequestActs(store, wanted) : { asked: [], ended: [] },
    isIn('events') ? findRecordedEvents(store, wanted) : [],
  ]);
  const requests = [...asked.map(askedAct), ...ended.flatMap(endedAct)];
  return { entries, events, requests: requests.map((act) => ({ ...act, clubId: club.id })) };
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
  const { entries, requests, events } = acts;
  const payers = [...entries, ...requests].map(({ payerId }) => payerId);
  const names = await findContactNames(store, [...payers, ...events.map(payerOfEvent)]);
  const table = auditTrail(
    {
      entries: entries.map((entry) => {
        return { ...entry, payerName: names.get(entry.payerId) ?? entry.payerId };
      }),
      requests: requests.map((act) => ({ ...act, payerName: names.get(act.payerId) ?? '' })),
      events: events.map((event) => {
        return { ...event, payerName: names.get(payerOfEvent(event)) ?? '' };
      }),
    },
    trailShow(desk),
  );
  if (table.rows.length <= mostOfTrail) return table;
  return { ...table, rows: table.rows.slice(0, mostOfTrail), cutAt: mostOfTrail };
}
