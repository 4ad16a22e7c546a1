import { entryAmount } from '../books/booked-facts.js';
import { entryTitles } from '../books/entry-titles.js';
import type { JournalEntry, PaymentFacts } from '../books/journal-entry.js';
import type { RecordedActor } from '../people/actor.js';
import { ownId } from '../record-id.js';
import type { RefundFacts } from '../refunds/refund-facts.js';
import { changeInWords, type SettingShow } from '../settings/setting-words.js';
import type { AuditEvent } from '../trail/audit-event.js';
import type { RequestEvent } from '../trail/request-event.js';
import { doorWords, trailTitles } from '../trail/trail-filter.js';
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
> & {
  payerName: string;
  details: { payment?: Pick<PaymentFacts, 'amount'>; refund?: Pick<RefundFacts, 'amount'> };
};

/** An event with what stands elsewhere: the payer's name, and what was said to a request. */
type NamedEvent = AuditEvent & { payerName: string; words: string };

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

/** What was moved; where nothing is moved yet, as by a payment on its way, how much it is about. */
function amountOf({ postings, details, currency }: TrailEntry): Cell {
  const { payment, refund } = details;
  const amount = entryAmount({ postings }) || (payment?.amount ?? refund?.amount ?? 0n);
  return amount === 0n ? text('') : { kind: 'amount', amount, currency };
}

function ofEntry(entry: TrailEntry): Act {
  const { kind, clubId, refs, actor, approvedBy = null, payerName, reason, recordedAt } = entry;
  const { invoiceId } = refs;
  return {
    ...{ at: recordedAt, what: entryTitles[kind], by: actor, approvedBy, payerName, reason },
    invoiceNumber: invoiceId === undefined ? '' : ownId(clubId, invoiceId),
    amount: amountOf(entry),
  };
}

/** What was changed, or what it was done to, stands where an act on money has its reason. */
function whyOf(event: NamedEvent, show: SettingShow): string {
  if ('request' in event) {
    const asked = event.request.act.replaceAll('-', ' ');
    return [asked, event.words].filter((words) => words !== '').join(': ');
  }
  if (event.act === 'change-settings') {
    return event.changes.map((change) => changeInWords(change, show)).join('; ');
  }
  return [event.subject, event.reason].filter((words) => words !== '').join(': ');
}

function onWhat(event: RequestEvent): Pick<Act, 'invoiceNumber' | 'amount'> {
  const { invoiceId, need } = event.request;
  const { amount, currency } = need;
  return {
    invoiceNumber: invoiceId === null ? '' : ownId(event.clubId, invoiceId),
    amount: amount === 0n ? text('') : { kind: 'amount', amount, currency },
  };
}

function ofEvent(event: NamedEvent, show: SettingShow): Act {
  const { at, act, actor, approvedBy, payerName } = event;
  return {
    ...{ at, what: trailTitles[act] ?? act, by: actor, approvedBy, payerName },
    ...{ invoiceNumber: '', amount: text(''), reason: whyOf(event, show) },
    ...('request' in event ? onWhat(event) : {}),
  };
}

/** Everything that was done, from its two sources. */
export type TrailActs = {
  entries: readonly TrailEntry[];
  events: readonly NamedEvent[];
};

/** Everything that was done, with who, who approved, when, where and why; newest first. */
export function auditTrail({ entries, events }: TrailActs, show: SettingShow): ReportTable {
  const acts = [...entries.map(ofEntry), ...events.map((event) => ofEvent(event, show))];
  acts.sort((one, other) => other.at.getTime() - one.at.getTime());
  const rows = acts.map(
    ({ at, what, by, approvedBy, payerName, invoiceNumber, reason, amount }) => [
      { kind: 'time', at } as const,
      text(what),
      { kind: 'actor', actor: by } as const,
      text(doorWords[by.kind]),
      approvedBy === null ? text('') : ({ kind: 'actor', actor: approvedBy } as const),
      ...[payerName, invoiceNumber, reason].map(text),
      amount,
    ],
  );
  return { titles, rows, totals: [] };
}
