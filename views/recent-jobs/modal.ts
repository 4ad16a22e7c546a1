import type { ModalView, SectionBlock } from '@slack/types';
import { button, context, modal, section } from '../../src/blocks/layout.js';
import { sessionTime } from '../../src/blocks/session-words.js';
import { counted, safe } from '../../src/blocks/text.js';
import { actorName, type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { RecentJob } from '../../src/services/sessions/jobs/recent-jobs.js';
import { sessionJobIds } from '../session-job/ids.js';
import { unsentIn, unsentText } from '../session-job/refund-words.js';
import { countIn, doneCount, openStates } from '../session-job/state-words.js';
import { amountsText } from '../session-job/totals.js';
import { recentJobsIds, recentJobsTitle } from './ids.js';

export const jobsListed = 20;

function aboutText({ job, session, sessionCount, productName }: RecentJob, club: ShownClub) {
  if (job.act.kind === 'remove-contact') {
    return `Removed from ${safe(productName ?? 'a product', 100)}`;
  }
  if (session === null) return counted(sessionCount, 'cancelled session');
  const more = sessionCount > 1 ? ` and ${sessionCount - 1} more` : '';
  return `Cancelled: ${safe(session.title, 100)}, ${sessionTime(session.startsAt, club)}${more}`;
}

/** How it stands: what needs somebody comes first. */
function standingText({ job, sums }: RecentJob, club: ShownClub): string {
  const words = wordsFor(club);
  if (job.state === 'running') return `${doneCount(sums)} of ${sums.parts} done…`;
  const unsent = unsentIn(sums);
  const waits = (currency: string) => unsent.find((one) => one.currency === currency)?.amount ?? 0n;
  const given = amountsText(sums.booked, (one) => one.amount - waits(one.currency), words);
  const open = countIn(sums, openStates);
  return [
    counted(sums.parts, 'person', 'people'),
    ...(given === '' && unsent.length > 0
      ? []
      : [given === '' ? 'nothing given' : `${given} given`]),
    ...(unsent.length === 0 ? [] : [`${unsentText(unsent, words)} of refunds not done yet`]),
    ...(job.money === 'waiting' ? ['*the money waits for a second person*'] : []),
    ...(open > 0 ? [`*${open} ${open === 1 ? 'needs' : 'need'} somebody*`] : []),
  ].join('  ·  ');
}

function row(recent: RecentJob, club: ShownClub): SectionBlock {
  const { job } = recent;
  const about = aboutText(recent, club);
  const when = wordsFor(club).time(job.startedAt ?? job.createdAt);
  return section(
    `*${about}*\n${standingText(recent, club)}\n${when} by ${actorName(job.by)}`,
    button({
      ...{ text: 'See result', actionId: sessionJobIds.open, value: job.id },
      spoken: `See result, ${about}`,
    }),
  );
}

/** What was done for leavers and cancelled sessions, newest first. */
export function recentJobsModal(jobs: readonly RecentJob[], club: ShownClub): ModalView {
  const about =
    jobs.length === 0
      ? 'No session was cancelled here yet, and nobody was removed from a product.'
      : `The last ${counted(jobs.length, 'job')} for cancelled sessions and leavers, newest first.`;
  return modal({
    title: recentJobsTitle,
    callbackId: recentJobsIds.callback,
    blocks: [context(about), ...jobs.map((recent) => row(recent, club))],
  });
}
