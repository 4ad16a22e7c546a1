import { hasLabel } from './database-error.js';

/** What the driver says when no server answers, or none that may write. */
const goneNames = [
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoTopologyClosedError',
  'MongoConnectionPoolClearedError',
  'MongoExpiredSessionError',
];

/** Labels of answers that came because a server stopped or stepped down. */
const goneLabels = ['RetryableWriteError', 'UnknownTransactionCommitResult'];

/**
 * Whether an error says that the database is not there, and not that it refuses something. By
 * name and label: there may be two copies of the driver in one process.
 */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return goneNames.includes(error.name) || goneLabels.some((label) => hasLabel(error, label));
}
