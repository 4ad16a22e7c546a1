import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { divider, modal, section } from '../../src/blocks/layout.js';
import { counted, safeSentence } from '../../src/blocks/text.js';
import { wordsFor } from '../../src/blocks/words.js';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { secondPersonText } from '../session-job/closing.js';
import { headBlocks } from '../session-job/head.js';
import { againRow } from '../session-job/part-row.js';
import { peopleRows } from '../session-job/people.js';
import type { ShownJob } from '../session-job/review.js';
import { runJobAgainIds, runJobAgainTitle } from './ids.js';

export const againMetadata = privateMetadata(1, {
  operationId: operationIdShape,
  jobId: z.string().min(1).max(100),
  /** Which state of the job it shows, as a decimal. */
  seq: z.string().regex(/^[0-9]{1,18}$/),
  page: z.int().min(0),
  give: z.literal('credit').nullable(),
  /** No second person approved the money, so all of it is asked for again. */
  isRefused: z.boolean(),
});

export type AgainPlace = ReturnType<typeof againMetadata.read>;

/** What Run again would do for those for whom nothing could be booked, planned from what is so now. */
export function againModal(
  review: JobReview,
  place: AgainPlace,
  shown: Omit<ShownJob, 'notice'>,
): ModalView {
  const { job, page } = review;
  const { club } = shown;
  const words = wordsFor(club);
  const second = secondPersonText(review, shown, words);
  const isBarred = second !== null && shown.nobodyElse;
  // Where somebody else can be done, they stand on this page or on another.
  const isInVain = page.pages < 2 && page.parts.every(({ reason }) => reason === 'payment-pending');
  const how = place.give === 'credit' ? ' They get credit instead of the refund.' : '';
  return modal({
    title: runJobAgainTitle,
    callbackId: runJobAgainIds.callback,
    metadata: againMetadata.write({ ...place, seq: `${job.seq}`, page: page.page }),
    ...(isInVain || isBarred ? {} : { submit: runJobAgainTitle }),
    close: 'Back',
    blocks: [
      ...headBlocks(review, club),
      section(
        isInVain
          ? '*Everybody who is left still waits for a payment.* Run again when it has arrived or failed.'
          : `*${counted(page.found, 'person is', 'people are')} left.*${how} This is what would happen now; nobody for whom it was done is touched. Whoever still waits for a payment is left waiting.`,
      ),
      ...(second === null ? [] : [section(`*${safeSentence(second)}*`)]),
      divider,
      ...peopleRows(review, runJobAgainIds.callback, (part) => againRow(part, words)),
    ],
  });
}
