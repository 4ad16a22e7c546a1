import { safe } from '../../src/blocks/text.js';
import type { Words } from '../../src/blocks/words.js';
import type { Need } from '../../src/domain/approvals/needs-second-person.js';
import type { JobReview } from '../../src/domain/sessions/jobs/job-review.js';
import type { SessionAct } from '../../src/domain/sessions/jobs/session-job.js';

/** Of a message that is longer a screen shows the beginning. */
const messageShown = 600;

const atOnce: Record<SessionAct['kind'], string> = {
  'cancel-session': 'The sessions are cancelled at once; only the money waits for it.',
  'remove-contact': 'The contacts are removed at once; only the money waits for it.',
};

function whyNeeded(
  { why, alone, amount, currency }: Need,
  threshold: bigint | null,
  { money }: Words,
): string {
  switch (why) {
    case 'threshold': {
      const from = threshold === null ? '' : ` From ${money(threshold, currency)} in all`;
      const before =
        alone > 0n ? ` You gave ${money(alone, currency)} alone within a day before this.` : '';
      return `This gives ${money(amount, currency)}.${from} a second person approves.${before}`;
    }
    case 'own-account':
      return 'One of the payers has your own email address, so a second person approves the money.';
    case 'address-unknown':
      return 'Slack does not say which email address you have, so a second person approves the money.';
    case 'other-currency':
      return 'Some of it is in another currency than the club’s, so a second person approves the money.';
    case 'always':
      return 'A second person always approves this.';
    default:
      return why satisfies never;
  }
}

/** What a second person has to do with it; null where one person may give it alone. */
export function secondPersonText(
  { need, isSingleHanded, job }: Pick<JobReview, 'need' | 'isSingleHanded' | 'job'>,
  { threshold, nobodyElse }: { threshold: bigint | null; nobodyElse: boolean },
  words: Words,
): string | null {
  if (isSingleHanded) {
    return 'Elsewhere a second person approves this. The club runs single-handed, so the money moves at once, and the finance channel is told so.';
  }
  if (need === null) return null;
  const why = whyNeeded(need, threshold, words);
  return nobodyElse
    ? `${why} Nobody else may approve, so this cannot be done now: ask whoever runs Credit Desk to name another person in APPROVERS, or go back and give nothing.`
    : `${why} ${atOnce[job.act.kind]}`;
}

/** Who is told, and in which words. */
export function mailText({ job, isMailed }: Pick<JobReview, 'job' | 'isMailed'>): string {
  const { act, notifyCustomers } = job;
  const message = act.kind === 'cancel-session' ? act.message : '';
  const quoted = message === '' ? '' : `\n> ${safe(message, messageShown)}`;
  if (isMailed) {
    const words = message === '' ? '.' : ', with your message:';
    return `Each payer gets one email about their own people${words}${quoted}`;
  }
  if (!notifyCustomers) return 'Nobody is told by email, as you chose.';
  const kept = message === '' ? '' : ' Your message is kept with it:';
  return `No email is sent: SMTP_URL is not set. Please tell people yourself.${kept}${quoted}`;
}
