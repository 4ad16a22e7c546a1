import { formatAmount } from '../../domain/amounts/money.js';
import { calendarDateIn, formatDate } from '../../domain/calendar-date.js';
import type { Club } from '../../domain/people/club-records.js';
import { shownName } from '../../domain/people/shown-text.js';
import { type JobTotals, unsentOf } from '../../domain/sessions/jobs/job-groups.js';
import type { JobPart } from '../../domain/sessions/jobs/job-part.js';
import type { JobReview } from '../../domain/sessions/jobs/job-review.js';
import { partWords, stateWords } from './part-words.js';
import { tableLines } from './table-lines.js';

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function sessionLines({ sessions, sessionCount }: JobReview, club: Club): string[] {
  const clock = new Intl.DateTimeFormat(club.locale, {
    ...{ timeZone: club.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const more = sessionCount - sessions.length;
  return [
    ...sessions.map(({ title, productName, startsAt }) => {
      const day = formatDate(calendarDateIn(startsAt, club.timeZone), club.locale);
      return `${title} (${productName}), ${day}, ${clock.format(startsAt)}`;
    }),
    ...(more > 0 ? [`and ${counted(more, 'more session', 'more sessions')}`] : []),
  ];
}

/** Of what pays an invoice nothing could be sent back instead. */
function feeLine({ refundFee, toAccount, sentBack, currency }: JobTotals, locale: string): string {
  const fee = refundFee === null ? 'is not known' : formatAmount(refundFee, currency, locale);
  if (sentBack > 0n) return `What sending it back costs the club in fees: ${fee}.`;
  return toAccount === 0n
    ? ''
    : `A refund instead would cost the club in fees: ${fee}. Credit costs nothing.`;
}

type TotalsShown = {
  locale: string;
  isDraft: boolean;
  refunds: JobReview['sums']['refunds'];
};

/** Of refunds that were asked for it is told which are done. */
function sentText(
  { sentBack, currency }: JobTotals,
  refunds: JobReview['sums']['refunds'],
  money: (minor: bigint) => string,
): string {
  if (refunds === undefined) return `${money(sentBack)} sent back`;
  const unsent = unsentOf(refunds, currency);
  const toDo = unsent > 0n ? `, ${money(unsent)} still to be sent back` : '';
  return `${money(sentBack - unsent)} sent back${toDo}`;
}

/** What somebody decides by stands only where it is not decided yet. */
function totalLines(
  totals: readonly JobTotals[],
  { locale, isDraft, refunds }: TotalsShown,
): string[] {
  if (totals.every(({ amount }) => amount === 0n)) return ['Nobody gets anything.'];
  return totals.flatMap((sums) => {
    const { amount, toInvoice, toAccount, keptBack, people, currency } = sums;
    const money = (minor: bigint) => formatAmount(minor, currency, locale);
    const kept = keptBack > 0n ? `, ${money(keptBack)} kept back` : '';
    const fee = isDraft ? feeLine(sums, locale) : '';
    return [
      `${counted(people, 'person gets', 'people get')} ${money(amount)} in all: ${money(toInvoice)} pays invoices, ${money(toAccount)} account credit, ${sentText(sums, refunds, money)}${kept}.`,
      ...(fee === '' ? [] : [fee]),
    ];
  });
}

/** What a job does, or did, to whom: a table and its totals, for a terminal. */
export function reviewLines(
  review: JobReview,
  parts: readonly JobPart[],
  { club }: { club: Club },
): string[] {
  const { job, sums, productName } = review;
  const { locale, currency } = club;
  const isDraft = job.state === 'draft';
  const rows = parts.map((part) => [
    shownName(part.name),
    shownName(part.payerName),
    formatAmount(part.amount, part.currency ?? currency, locale),
    ...(isDraft ? [] : [stateWords[part.state]]),
    partWords(part, { locale, currency }),
  ]);
  const who = job.act.kind === 'cancel-session' ? 'Attendee' : 'Contact';
  const headings = [who, 'Payer', 'Amount', ...(isDraft ? [] : ['State']), 'What happens'];
  const told = review.isMailed
    ? 'Each payer gets one email about their own people.'
    : 'No email is sent: SMTP_URL is not set. Please tell people yourself.';
  return [
    ...(productName === null ? sessionLines(review, club) : [`Leaving ${productName}`]),
    counted(sums.parts, job.act.kind === 'cancel-session' ? 'attendee' : 'contact'),
    ...(rows.length === 0 ? [] : ['', ...tableLines(headings, rows), '']),
    ...totalLines(isDraft ? sums.totals : sums.booked, { locale, isDraft, refunds: sums.refunds }),
    ...(sums.orders === 0
      ? []
      : [`${counted(sums.orders, 'order')} to change in your billing system.`]),
    ...(job.notifyCustomers ? [told] : []),
  ];
}
