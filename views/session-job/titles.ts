import type { SessionAct } from '../../src/domain/sessions/jobs/session-job.js';

type ByAct = Record<SessionAct['kind'], string>;

/** The button that starts what was looked at. */
export const startButtons: ByAct = {
  'cancel-session': 'Cancel session',
  'remove-contact': 'Process',
};

export const jobTitles: ByAct = {
  'cancel-session': 'Cancel session',
  'remove-contact': 'Remove from product',
};

/** Where nothing is left to start, the button at the end of the view looks for people. */
export const searchButton = 'Search';
