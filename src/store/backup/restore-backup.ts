import type { Db, Document } from 'mongodb';
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

/**
 * Puts a backup that was checked into an empty database that is set up. Until it has ended nobody
 * else can start on it, and it may be killed and begun anew.
 * @throws BackupError when the database is not empty
 */
export async function restoreBackup(db: Db, lines: AsyncIterable<string>): Promise<void> {
  await makeRoom(db);
  await marks(db).updateOne({ _id: 'restore' }, { $set: { version: 1 } }, { upsert: true });
  let waiting: Document[] = [];
  let into = '';
  const flush = async () => {
    if (waiting.length > 0) await db.collection(into).insertMany(waiting);
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
