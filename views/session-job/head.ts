import type { KnownBlock } from '@slack/types';
import { section } from '../../src/blocks/layout.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { sessionLines, sessionText } from '../../src/blocks/session-words.js';
import { counted, safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';

/** As many sessions are named at the head of a screen. */
const sessionsShown = 5;

/** Who is concerned, in the word of the act: `23 attendees`, `3 contacts`. */
export function peopleText({ job, sums }: Pick<JobReview, 'job' | 'sums'>): string {
  return counted(sums.parts, job.act.kind === 'cancel-session' ? 'attendee' : 'contact');
}

function aboutText(review: JobReview, club: ShownClub): string {
  const { job, sessions, sessionCount, productName } = review;
  if (job.act.kind === 'remove-contact') {
    const lastDay = wordsFor(club).date(job.act.leavingOn);
    const what = `*${safe(productName ?? 'The product', 100)}*  ·  ${peopleText(review)}`;
    return `${what}  ·  last day ${lastDay}`;
  }
  const [only] = sessions;
  if (sessionCount === 1 && only !== undefined) {
    return sessionText({ ...only, attendees: review.sums.parts }, club);
  }
  const lines = sessionLines(sessions, { total: sessionCount, most: sessionsShown, club });
  return [`*${counted(sessionCount, 'session')}*  ·  ${peopleText(review)}`, ...lines].join('\n');
}

/** What the act is on, how many it concerns, and why. */
export function headBlocks(review: JobReview, club: ShownClub): KnownBlock[] {
  const reason = `Reason: ${reasonWords(review.job.reason, 300)}`;
  return [section(`${aboutText(review, club)}\n${reason}`)];
}
