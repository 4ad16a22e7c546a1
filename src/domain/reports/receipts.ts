import type { CalendarDate } from '../calendar-date.js';
import type { RecordedActor } from '../people/actor.js';
import { providerRule } from '../refunds/provider-rules.js';
import { type ReportTable, text } from './report.js';
import { laidOut } from './sum-rows.js';

/** Money of one day that came one way and was recorded by one actor. Minor units. */
export type DayReceipts = {
  day: CalendarDate;
  provider: string;
  recordedBy: RecordedActor;
  currency: string;
  received: bigint;
  /** Bounced, returned or taken back as typed in error. */
  takenBack: bigint;
};

/** What came in, by day, way and recorder; what went back stands on the day on which it went. */
export function receipts(days: readonly DayReceipts[]): ReportTable {
  const rows = days.map(({ day, provider, recordedBy, currency, received, takenBack }) => ({
    about: [
      { kind: 'day', day } as const,
      text(providerRule(provider).name),
      { kind: 'actor', actor: recordedBy } as const,
    ],
    currency,
    values: [received, takenBack, received - takenBack],
  }));
  const titles = ['Day', 'How', 'Recorded by', 'Received', 'Gone back', 'Left'];
  return { titles, ...laidOut(rows) };
}
