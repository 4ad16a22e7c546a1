export const recentJobsIds = {
  callback: 'recent-jobs',
  open: 'recent-jobs.open',
} as const;

export const recentJobsTitle = 'Recent jobs';
