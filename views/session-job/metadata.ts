import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import { sessionJobStates } from '../../src/domain/sessions/jobs/session-job.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { sessionJobIds } from './ids.js';

/** Characters of what is looked for among the people of a job. */
export const longestSearch = 80;

export const jobMetadata = privateMetadata(2, {
  jobId: z.string().min(1).max(100),
  /** Which state of the job it shows, as a decimal. */
  seq: z.string().regex(/^[0-9]{1,18}$/),
  /** What it says of account credit that is made now; null before it was read. */
  newCredit: z.object({ until: z.string().max(10).nullable(), settles: z.boolean() }).nullable(),
  page: z.int().min(0),
  search: z.string().max(longestSearch),
  /** Who is shown, as `filter.ts` reads it; null = nothing was chosen yet. */
  filter: z.string().max(40).nullable(),
  /** The button that started it was pressed here, so a form lies beneath that is done with. */
  started: z.boolean(),
  /** The button of a draft starts it; else it only looks for people. */
  state: z.enum(sessionJobStates),
});

export type JobPlace = ReturnType<typeof jobMetadata.read>;

export function placeOfJob(jobId: string): JobPlace {
  const nothing = { page: 0, search: '', filter: null, newCredit: null };
  return { jobId, seq: '0', ...nothing, started: false, state: 'draft' };
}

/** The place with what the review has in it: a page that was gone became another. */
export function shownPlace(place: JobPlace, { job, page, newCredit }: JobReview): JobPlace {
  const { id: jobId, state } = job;
  return { ...place, jobId, seq: `${job.seq}`, newCredit, page: page.page, state };
}

/** Whether a view of a job changes by itself. */
export function isRunning({ private_metadata: metadata = '' }: ModalView): boolean {
  return jobMetadata.readIfOwn(metadata)?.state === 'running';
}

/** How a job is drawn whose button was just pressed; closing it closes the form beneath as well. */
export function begunJob(jobId: string): string {
  return jobMetadata.write({ ...placeOfJob(jobId), started: true });
}

/** The screen on which a job is looked at first. */
export function reviewOfJob(jobId: string): { callbackId: string; metadata: string } {
  return { callbackId: sessionJobIds.callback, metadata: jobMetadata.write(placeOfJob(jobId)) };
}
