import { reasonWords } from '../../src/blocks/reason-words.js';
import { sessionTime } from '../../src/blocks/session-words.js';
import { counted, countText, safe } from '../../src/blocks/text.js';
import { userName } from '../../src/blocks/words.js';
import { formatAmount } from '../../src/domain/amounts/money.js';
import { calendarDateIn } from '../../src/domain/calendar-date.js';
import type { JobNotice } from '../../src/domain/sessions/jobs/job-notice.js';
import { untilDone } from '../session-job/fee-words.js';
import { unsentIn } from '../session-job/refund-words.js';
import { countIn, doneCount, openStates, stateLines } from '../session-job/state-words.js';
import { bookedLines } from '../session-job/totals.js';
import type { NoticeContext } from './notice-parts.js';

/** The first of the sessions with its time, or the product. */
function whatOf({ what }: JobNotice, { club }: NoticeContext): string {
  if (what.kind === 'remove-contact') return safe(what.productName, 100);
  const [first] = what.sessions;
  if (first === undefined) return counted(what.count, 'session');
  const today = calendarDateIn(first.startsAt, club.timeZone);
  const named = `${safe(first.title, 100)}, ${sessionTime(first.startsAt, { ...club, today })}`;
  return what.count > 1 ? `${named} and ${countText(what.count - 1)} more` : named;
}

export function jobSubject(job: Pick<JobNotice, 'what'>): string {
  return job.what.kind === 'cancel-session' ? 'Sessions cancelled' : 'Removed from a product';
}

function act(job: JobNotice, shown: NoticeContext): string {
  const { what, sums } = job;
  const who = userName(job.byUserId);
  const people = counted(sums.parts, what.kind === 'cancel-session' ? 'attendee' : 'contact');
  const did =
    what.kind === 'cancel-session'
      ? `cancelled *${whatOf(job, shown)}* with ${people}`
      : `removed ${people} from *${whatOf(job, shown)}*`;
  return `${who} ${did}: ${reasonWords(job.reason, 200)}.`;
}

/** How far it is; the same message shows at the end that it is over. */
export function jobStanding(job: JobNotice, shown: NoticeContext): string {
  const { sums, state, money } = job;
  const far = `${countText(doneCount(sums))} of ${countText(sums.parts)} done`;
  const isWaiting = money === 'waiting';
  const ended = isWaiting ? `${far}, and all but the money of the others.` : `${far}. It is over.`;
  const waits = isWaiting ? ' The money waits for a second person.' : '';
  return `${act(job, shown)}\n${state === 'running' ? `${far}…` : ended}${waits}`;
}

function needsText({ sums }: JobNotice): string[] {
  const open = countIn(sums, openStates);
  if (open === 0) return [];
  return [
    `*${counted(open, 'person needs', 'people need')} somebody*: press *See result* for each by name and what to do.`,
  ];
}

/** What it came to, and what needs a person. */
export function jobFinished(job: JobNotice, shown: NoticeContext): string {
  const { sums } = job;
  const { locale } = shown.club;
  const words = {
    money: (amount: bigint, currency: string) => formatAmount(amount, currency, locale),
  };
  return [
    act(job, shown),
    ...stateLines({ sums, job, words }),
    ...bookedLines(sums, words),
    ...(unsentIn(sums).length > 0 ? [untilDone] : []),
    ...needsText(job),
    ...(job.singleHanded === true
      ? [
          'Booked at once by one person: the club runs single-handed, so no second person approved it.',
        ]
      : []),
    job.isMailed === true ? 'Its payers are told by email.' : 'Nobody was mailed.',
  ].join('\n');
}
