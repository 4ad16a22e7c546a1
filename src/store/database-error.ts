/*
 * What a database error says. Told apart by code and label, never by class: there may be two
 * copies of the driver in one process.
 */

export const errorCode = {
  maxTimeExpired: 50,
  writeConcernTimedOut: 64,
  writeConflict: 112,
  documentInvalid: 121,
  duplicateKey: 11000,
} as const;

export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

export function hasLabel(error: unknown, label: string): boolean {
  if (typeof error !== 'object' || error === null || !('errorLabels' in error)) return false;
  return Array.isArray(error.errorLabels) && error.errorLabels.includes(label);
}

/** The driver found no server that takes writes, as while the servers choose a new primary. */
export function isWithoutPrimary(error: unknown): boolean {
  return error instanceof Error && error.name === 'MongoServerSelectionError';
}

/** The transaction was aborted, and the same may well work at once. */
export function isTransient(error: unknown): boolean {
  return hasLabel(error, 'TransientTransactionError');
}

/** What the driver calls errors that say that no server answers, or none that may write. */
const goneNames = [
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoConnectionPoolClearedError',
  'MongoTopologyClosedError',
  'MongoExpiredSessionError',
  'MongoNotConnectedError',
  'OutcomeUnknown',
];

/**
 * What a server says that goes away, has come back, or is no primary any more: of its own codes,
 * those that an unplugged or restarted server gives to work that was going on.
 */
const goneCodes: readonly unknown[] = [
  // HostUnreachable, HostNotFound, NetworkTimeout, ShutdownInProgress, PrimarySteppedDown
  ...[6, 7, 89, 91, 189],
  // CursorNotFound, CursorKilled: it has forgotten what it was reading out
  ...[43, 237],
  // SnapshotTooOld, SnapshotUnavailable: it has forgotten the moment that was read
  ...[239, 246],
  // SocketException, NotWritablePrimary, InterruptedAtShutdown, InterruptedDueToReplStateChange
  ...[9001, 10107, 11600, 11602],
  // NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary
  ...[13435, 13436],
];

/** Whether an error says that the database is not there or does not confirm, and refuses nothing. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const labels = ['RetryableWriteError', 'UnknownTransactionCommitResult'];
  return (
    goneNames.includes(error.name) ||
    goneCodes.includes(codeOf(error)) ||
    labels.some((label) => hasLabel(error, label))
  );
}

/** Where a key exists already: the server names it as `database.collection` in the error's text. */
export function duplicateIn(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return /collection: [^.\s]+\.(\S+)/.exec(message)?.[1] ?? 'unknown';
}
