import { entryAmount } from '../books/booked-facts.js';
import { entryTitles } from '../books/entry-titles.js';
import type { JournalEntry } from '../books/journal-entry.js';
import type { RecordedActor } from '../people/actor.js';
import { ownId } from '../record-id.js';
import type { AuditEvent } from '../settings/audit-event.js';
import { changeInWords, type SettingShow } from '../settings/setting-words.js';
import { type Cell, type ReportTable, text } from './report.js';

/** Of the journal what the trail says of an entry. */
export type TrailEntry = Pick<
  JournalEntry,
  | 'kind'
  | 'clubId'
  | 'currency'
  | 'postings'
  | 'refs'
  | 'actor'
  | 'approvedBy'
  | 'reason'
  | 'recordedAt'
> & { payerName: string };

type Act = {
  at: Date;
  what: string;
  by: RecordedActor;
  approvedBy: RecordedActor | null;
  payerName: string;
  invoiceNumber: string;
  reason: string;
  amount: Cell;
};

const titles = ['When', 'What', 'Who', 'Where', 'Approved by', 'Payer', 'Invoice', 'Why', 'Amount'];

/** By which door somebody came. */
function whereOf({ kind }: RecordedActor): string {
  switch (kind) {
    case 'staff':
      return 'Slack';
    case 'job':
      return 'automatic';
    case 'import':
      return 'import';
    case 'customer':
      return 'account page';
    case 'command-line':
      return 'command line';
    default:
      return kind satisfies never;
  }
}

function ofEntry(entry: TrailEntry): Act {
  const { kind, clubId, refs, actor, approvedBy = null, payerName, reason, recordedAt } = entry;
  const { currency } = entry;
  const { invoiceId } = refs;
  return {
    ...{ at: recordedAt, what: entryTitles[kind], by: actor, approvedBy, payerName, reason },
    invoiceNumber: invoiceId === undefined ? '' : ownId(clubId, invoiceId),
    amount: { kind: 'amount', amount: entryAmount(entry), currency },
  };
}

/** What was changed stands where an act on money has its reason. */
function ofEvent({ actor, approvedBy, at, changes }: AuditEvent, show: SettingShow): Act {
  return {
    ...{ at, what: 'Settings changed', by: actor, approvedBy },
    ...{ payerName: '', invoiceNumber: '', amount: text('') },
    reason: changes.map((change) => changeInWords(change, show)).join('; '),
  };
}

/** Everything that was booked or set, with who, who approved, when, where and why; newest first. */
export function auditTrail(
  entries: readonly TrailEntry[],
  events: readonly AuditEvent[],
  show: SettingShow,
): ReportTable {
  const acts = [...entries.map(ofEntry), ...events.map((event) => ofEvent(event, show))];
  acts.sort((one, other) => other.at.getTime() - one.at.getTime());
  const rows = acts.map(
    ({ at, what, by, approvedBy, payerName, invoiceNumber, reason, amount }) => [
      { kind: 'time', at } as const,
      text(what),
      { kind: 'actor', actor: by } as const,
      text(whereOf(by)),
      approvedBy === null ? text('') : ({ kind: 'actor', actor: approvedBy } as const),
      ...[payerName, invoiceNumber, reason].map(text),
      amount,
    ],
  );
  return { titles, rows, totals: [] };
}
