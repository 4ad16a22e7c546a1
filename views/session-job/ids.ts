export const sessionJobIds = {
  callback: 'session-job',
  open: 'session-job.open',
  look: 'session-job.look',
  search: 'session-job.search',
  filter: 'session-job.filter',
  previous: 'session-job.previous',
  next: 'session-job.next',
} as const;

/** The button that starts what was looked at, by the act. */
export const startButtons = { 'cancel-session': 'Cancel session', 'remove-contact': 'Process' };
export const jobTitles = {
  'cancel-session': 'Cancel session',
  'remove-contact': 'Remove from product',
};
/** Where nothing is left to start, the button at the end of the view looks for people. */
export const searchButton = 'Search';
