/** What the driver and mongoose call it when no server answers, or none that may write. */
const names = [
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoConnectionPoolClearedError',
];

/** Whether work broke because the database is away, as while its servers choose a new primary. */
export function isDatabaseAway(error: unknown): boolean {
  return error instanceof Error && names.includes(error.name);
}
