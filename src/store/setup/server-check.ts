import type { Db } from 'mongodb';

/** The first MongoDB that can keep the books. */
export const OLDEST_SERVER_MAJOR = 6;

export type ServerCheckCode =
  | 'no-database-name'
  | 'no-replica-set'
  | 'not-allowed'
  | 'server-too-old'
  | 'unreachable';

/** `message` is one sentence: what is wrong with the MongoDB at hand and what to do. */
export class ServerCheckError extends Error {
  readonly code: ServerCheckCode;

  constructor(code: ServerCheckCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServerCheckError';
    this.code = code;
  }
}

/** What the check needs of the driver's `Db`. */
export type AskedDatabase = Pick<Db, 'command' | 'databaseName'>;

/** `test` is what the driver takes when `MONGODB_URI` names no database; the others are MongoDB's. */
const NO_DATABASE_NAMES = ['test', 'admin', 'local', 'config'];

/**
 * Refuses a MongoDB that cannot keep the books: it needs transactions, hence a replica set or a
 * sharded cluster, of version 6.0 or later. How long it waits is the client's
 * `serverSelectionTimeoutMS`.
 */
export async function checkServer(database: AskedDatabase): Promise<void> {
  if (NO_DATABASE_NAMES.includes(database.databaseName)) {
    throw new ServerCheckError(
      'no-database-name',
      'MONGODB_URI names no database of its own: add a name to its path, as in mongodb://host:27017/credit-desk.',
    );
  }
  const { hello, version } = await askServer(database);
  if (hello.setName === undefined && hello.msg !== 'isdbgrid') {
    throw new ServerCheckError(
      'no-replica-set',
      'The MongoDB server is a standalone, which has no transactions: start it with --replSet and run rs.initiate() once, or use a replica set or sharded cluster.',
    );
  }
  if (Number.parseInt(version, 10) < OLDEST_SERVER_MAJOR) {
    throw new ServerCheckError(
      'server-too-old',
      `The MongoDB server is version ${version}, and ${OLDEST_SERVER_MAJOR}.0 is the oldest that serves: upgrade it, or set MONGODB_URI to a newer one.`,
    );
  }
}

async function askServer(database: AskedDatabase) {
  try {
    const hello = await database.command({ hello: 1 });
    const build = await database.command({ buildInfo: 1 });
    return { hello, version: String(build.version) };
  } catch (error) {
    throw unanswered(error);
  }
}

function unanswered(cause: unknown): ServerCheckError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  // An error that the server sent has a numeric code; one of the network has none.
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'number') {
    return new ServerCheckError(
      'not-allowed',
      `The MongoDB server refuses Credit Desk (${reason}): correct the user and password in MONGODB_URI, or give that user the role readWrite on the database.`,
      { cause },
    );
  }
  return new ServerCheckError(
    'unreachable',
    `No MongoDB answers (${reason}): start it, or correct MONGODB_URI.`,
    { cause },
  );
}
