import type { ModalView } from '@slack/types';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import type { JobPlace } from './metadata.js';
import { progressModal } from './progress.js';
import { resultModal } from './result.js';
import { reviewModal, type ShownJob } from './review.js';

/** A job as it stands: to be looked at, at work, or over. */
export function jobModal(review: JobReview, place: JobPlace, shown: ShownJob): ModalView {
  const { state } = review.job;
  switch (state) {
    case 'draft':
      return reviewModal(review, place, shown);
    case 'running':
      return progressModal(review, place, shown.club);
    case 'finished':
      return resultModal(review, place, shown);
    default:
      return state satisfies never;
  }
}
