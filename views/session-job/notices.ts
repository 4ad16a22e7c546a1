import type { Outcome } from '../../src/blocks/form-answer.js';
import type { SessionJob } from '../../src/domain/sessions/jobs/session-job.js';

/** Why a draft is shown once more, when its button was pressed. */
export const movedNotice =
  'What you looked at has changed meanwhile, so nothing was done. This is how it is now. Amounts that you had changed have to be changed again.';

const started: Record<SessionJob['act']['kind'], string> = {
  'cancel-session': 'The sessions are cancelled',
  'remove-contact': 'The contacts are being removed',
};

/** For a person whose press was answered too late. */
export function startedOutcome({ act }: SessionJob): Outcome {
  return {
    title: started[act.kind],
    text: 'How far it is stands in the finance channel, and under Recent jobs in /credit-desk.',
  };
}
