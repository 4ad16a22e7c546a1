import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, divider, modal, section } from '../../src/blocks/layout.js';
import { safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { mostSettled } from '../../src/domain/credit/settle-invoices.js';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import { changeAmountsIds, changeAmountsTitle } from '../change-amounts/ids.js';
import { seeJobMail } from '../mail-preview/ids.js';
import { mailText, secondPersonText } from './closing.js';
import { feeSentences } from './fee-words.js';
import { groupLine, inShownOrder } from './group-words.js';
import { headBlocks } from './head.js';
import { sessionJobIds } from './ids.js';
import { type JobPlace, jobMetadata, shownPlace } from './metadata.js';
import { partRow } from './part-row.js';
import { peopleBlocks } from './people.js';
import { jobTitles, startButtons } from './titles.js';
import { besideLines, totalsLines } from './totals.js';

/** What screens of a job need beside it. */
export type ShownJob = {
  club: ShownClub;
  /** From which a second person approves, in minor units of the club's currency; null = never. */
  threshold: bigint | null;
  /** Nobody but the person who looks at it may approve. */
  nobodyElse: boolean;
  /** A sentence on top about what has to be looked at again. */
  notice: string | null;
};

function groupsText({ sums, job }: JobReview, words: Words): string {
  const of = { act: job.act, totals: sums.totals };
  return inShownOrder(sums.groups)
    .map((group) => groupLine(group, of, words))
    .join('\n');
}

/** What becomes of what is account credit: used at once where the club wants that, and its last day. */
function newCreditSentences({ sums, newCredit, job }: JobReview, { date }: Words): string[] {
  if (sums.totals.every(({ toAccount }) => toAccount === 0n)) return [];
  const { until, settles } = newCredit;
  const isUsed = settles && !(job.act.kind === 'cancel-session' && job.act.give === 'refund');
  return [
    ...(isUsed
      ? [
          `Account credit is used at once on other open auto-collect invoices of its payer, the oldest first, up to ${mostSettled} of them; the result names them.`,
        ]
      : []),
    ...(until === null ? [] : [`What stays account credit can be used until ${date(until)}.`]),
  ];
}

function isRefund({ job: { act } }: JobReview): boolean {
  return act.kind === 'cancel-session' && act.give === 'refund';
}

function moneyBlocks(review: JobReview, words: Words): KnownBlock[] {
  const { sums } = review;
  const hasAmounts = sums.totals.some(({ amount }) => amount > 0n);
  const change = button({
    ...{ text: changeAmountsTitle, actionId: changeAmountsIds.all, value: review.job.id },
  });
  const facts = [
    ...(hasAmounts ? totalsLines(sums.totals, words) : []),
    ...newCreditSentences(review, words),
    ...besideLines(sums, words),
    // What leavers get is credit: nobody can choose a refund here, so none is compared with it.
    ...(review.job.act.kind === 'cancel-session'
      ? feeSentences(sums.totals, isRefund(review), words)
      : []),
  ];
  return [
    ...(sums.groups.length === 0 ? [] : [section(groupsText(review, words))]),
    ...(hasAmounts ? actions([change]) : []),
    ...(facts.length === 0 ? [] : [section(facts.join('\n'))]),
  ];
}

/** What a draft would do to everybody, before anything is done. */
export function reviewModal(review: JobReview, place: JobPlace, shown: ShownJob): ModalView {
  const { club, notice } = shown;
  const words = wordsFor(club);
  const { act } = review.job;
  const second = secondPersonText(review, shown, words);
  const isBarred = review.need !== null && shown.nobodyElse;
  return modal({
    title: jobTitles[act.kind],
    callbackId: sessionJobIds.callback,
    metadata: jobMetadata.write(shownPlace(place, review)),
    close: 'Back',
    ...(isBarred ? {} : { submit: startButtons[act.kind] }),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      ...headBlocks(review, club),
      ...moneyBlocks(review, words),
      ...(second === null ? [] : [section(`*${safeSentence(second)}*`)]),
      section(mailText(review)),
      ...(review.isMailed ? actions([seeJobMail(review.job.id)]) : []),
      divider,
      ...peopleBlocks(review, { place, canSearch: !isBarred }, (part) => partRow(part, words)),
    ],
  });
}
