import type { Db, Document } from 'mongodb';
import { codeOf, errorCode } from '../database-error.js';
import { BackupError, backedUp, readDocument, readEnd } from './backup-file.js';

/** Documents that go to the database at once. */
const batchSize = 500;

type Mark = { _id: 'restore'; version: number };

function marks(db: Db) {
  return db.collection<Mark>('migrations');
}

function isBegun(db: Db): Promise<boolean> {
  return marks(db)
    .findOne({ _id: 'restore' })
    .then((mark) => mark !== null);
}

/** Nobody works on half of the books. @throws BackupError */
export async function refuseHalfRestored(db: Db): Promise<void> {
  if (!(await isBegun(db))) return;
  throw new BackupError(
    'A backup was being restored into this database, and that has not ended. Run npm run restore with the same file again: it begins anew.',
  );
}

/** What a restore that was killed has left goes; anything else is somebody's and stays. */
async function makeRoom(db: Db): Promise<void> {
  const ours = await isBegun(db);
  for (const name of backedUp) {
    if (ours) await db.collection(name).deleteMany({});
    else if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) !== null) {
      throw new BackupError(
        `The database holds records already (in ${name}), and a backup is restored into an empty one only. Name another database in MONGODB_URI, or another folder in DATA_DIR.`,
      );
    }
  }
}

/** The rules of a collection may change while the books keep their form. */
async function insert(db: Db, collection: string, documents: Document[]): Promise<void> {
  if (documents.length === 0) return;
  await db
    .collection(collection)
    .insertMany(documents)
    .catch((error: unknown) => {
      if (codeOf(error) !== errorCode.documentInvalid) throw error;
      throw new BackupError(
        `A record of ${collection} in the backup is not as this version keeps it, so another one wrote it. Restore it with that version, into this database or another empty one; then install this one again and run npm run db:setup.`,
        { cause: error },
      );
    });
}

/**
 * Puts a backup that was checked into an empty database that is set up. Until it has ended nobody
 * else can start on it, and it may be killed and begun anew.
 * @throws BackupError when the database is not empty, or refuses a record by its rules
 */
export async function restoreBackup(db: Db, lines: AsyncIterable<string>): Promise<void> {
  await makeRoom(db);
  await marks(db).updateOne({ _id: 'restore' }, { $set: { version: 1 } }, { upsert: true });
  let waiting: Document[] = [];
  let into = '';
  const flush = async () => {
    await insert(db, into, waiting);
    waiting = [];
  };
  let isHead = true;
  for await (const line of lines) {
    if (isHead || readEnd(line) !== null) {
      isHead = false;
      continue;
    }
    const { collection, document } = readDocument(line);
    if (!backedUp.includes(collection)) throw new Error('the backup names another collection');
    if (collection !== into || waiting.length >= batchSize) await flush();
    into = collection;
    waiting.push(document);
  }
  await flush();
  await marks(db).deleteOne({ _id: 'restore' });
}
