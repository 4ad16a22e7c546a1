import type { ModalView } from '@slack/types';
import { actions, button, context, modal, section } from '../../src/blocks/layout.js';
import { countText } from '../../src/blocks/text.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import { headBlocks } from './head.js';
import { sessionJobIds } from './ids.js';
import { type JobPlace, jobMetadata, shownPlace } from './metadata.js';
import { doneCount } from './state-words.js';
import { jobTitles } from './titles.js';

/** How far a job is. It changes by itself while it is open, and becomes the result. */
export function progressModal(review: JobReview, place: JobPlace, club: ShownClub): ModalView {
  const { sums, job } = review;
  const far = `*${countText(doneCount(sums))} of ${countText(sums.parts)} done…*`;
  return modal({
    title: jobTitles[job.act.kind],
    callbackId: sessionJobIds.callback,
    metadata: jobMetadata.write(shownPlace(place, review)),
    close: 'Close',
    clearOnClose: place.started,
    blocks: [
      ...headBlocks(review, club),
      section(sums.parts === 0 ? '*It is being done…*' : far),
      ...actions([button({ text: 'Look again', actionId: sessionJobIds.look })]),
      context(
        'It goes on when you close this window. The result is posted to the finance channel, and stands under *Recent jobs* in `/credit-desk`.',
      ),
    ],
  });
}
