import type { Button, KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, divider, modal, section } from '../../src/blocks/layout.js';
import { safeSentence } from '../../src/blocks/text.js';
import { actorName, type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import type { SessionJob } from '../../src/domain/sessions/jobs/session-job.js';
import { cancelledSessionsIds, cancelledSessionsTitle } from '../cancelled-sessions/ids.js';
import { runJobAgainIds, runJobAgainTitle, withCreditTitle } from '../run-job-again/ids.js';
import { creditLeftBlocks } from './credit-left.js';
import { untilDone } from './fee-words.js';
import { headBlocks } from './head.js';
import { sessionJobIds } from './ids.js';
import { type JobPlace, jobMetadata, shownPlace } from './metadata.js';
import { fewPeople, peopleBlocks } from './people.js';
import { unsentIn } from './refund-words.js';
import { resultRow } from './result-row.js';
import { countIn, leftStates, stateLines } from './state-words.js';
import { jobTitles, searchButton } from './titles.js';
import { besideLines, bookedLines } from './totals.js';

function isRefund({ act }: SessionJob): boolean {
  return act.kind === 'cancel-session' && act.give === 'refund';
}

/** What can be done with those for whom nothing could be booked. */
function againButtons({ job, sums }: JobReview): Button[] {
  // Those who are left wait as well until a second person has decided about all others.
  if (job.money === 'waiting' || countIn(sums, leftStates(job)) === 0) return [];
  const again = button({
    ...{ text: runJobAgainTitle, actionId: runJobAgainIds.open, value: job.id },
  });
  const withCredit = button({
    ...{ text: withCreditTitle, actionId: runJobAgainIds.withCredit, value: job.id },
  });
  return isRefund(job) && countIn(sums, ['failed']) > 0 ? [again, withCredit] : [again];
}

/** The way to let one of the sessions take place again. */
function cancelledButton({ job: { act } }: JobReview): Button[] {
  if (act.kind !== 'cancel-session') return [];
  return [button({ text: cancelledSessionsTitle, actionId: cancelledSessionsIds.open })];
}

/** Who did it, when, and how the money that a second person decides on stands. */
function whoText(job: SessionJob, { time }: Words) {
  const { by, startedAt, money, approvedBy, requestState, singleHanded } = job;
  const who = `By ${actorName(by)}${startedAt === null ? '' : `, ${time(startedAt)}`}.`;
  switch (money) {
    case 'waiting':
      return `${who} Everything else is done; the money waits for a second person, who was asked.`;
    case 'approved':
      return approvedBy === null
        ? who
        : `${who} The money was approved by ${actorName(approvedBy)}.`;
    case 'refused':
      return `${who} The request for the money ${requestState === 'open' || requestState === null ? 'ended' : `was ${requestState}`}, so none of it was given.`;
    case 'free':
      return singleHanded === true
        ? `${who} The club runs single-handed, so no second person approved it.`
        : who;
    default:
      return money satisfies never;
  }
}

function sumBlocks(review: JobReview, words: Words): KnownBlock[] {
  const { sums, job } = review;
  const lines = [...stateLines({ sums, job, words }), ...bookedLines(sums, words)];
  const toDo = unsentIn(sums).length > 0 ? [untilDone] : [];
  const beside = besideLines({ ...sums, totals: sums.booked, payers: 0 }, words);
  const texts = [...lines, ...toDo, ...beside];
  return texts.length === 0 ? [] : [section(texts.join('\n'))];
}

/** What became of everybody, and what can be done where nothing could be booked. */
export function resultModal(
  review: JobReview,
  place: JobPlace,
  { club, notice }: { club: ShownClub; notice: string | null },
): ModalView {
  const words = wordsFor(club);
  const { job, sums } = review;
  const canSearch = sums.parts > fewPeople;
  return modal({
    title: jobTitles[job.act.kind],
    callbackId: sessionJobIds.callback,
    metadata: jobMetadata.write(shownPlace(place, review)),
    close: 'Done',
    clearOnClose: place.started,
    ...(canSearch ? { submit: searchButton } : {}),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      ...headBlocks(review, club),
      context(
        `${whoText(job, words)} ${review.isMailed ? 'Its payers are told by email.' : 'Nobody was mailed.'}`,
      ),
      ...sumBlocks(review, words),
      ...actions([...againButtons(review), ...cancelledButton(review)]),
      ...creditLeftBlocks(review, words),
      divider,
      ...peopleBlocks(review, { place, canSearch }, (part) =>
        resultRow(part, review.refunds, words),
      ),
    ],
  });
}
