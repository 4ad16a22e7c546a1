import { createHash } from 'node:crypto';
import { mongo } from 'mongoose';
import type { Store } from '../connection.js';
import { createBreather } from '../ledger/breather.js';
import { startOneMoment } from '../ledger/one-moment.js';
import { booksVersion } from '../setup/migration/books-version.js';
import { backedUp, backupFormat, documentLine, endLine, headLine } from './backup-file.js';

/** Text that is written at once: keeps the memory small and the writes few. */
const charactersAtOnce = 256 * 1024;

/** Numbers keep their types, of which the rules of the collections want exactly one. */
const asStored = { promoteValues: false, promoteLongs: false, promoteBuffers: false };

/**
 * Writes everything that is kept as lines of text, all as of one moment, in flat memory. The server
 * keeps a moment for five minutes; what takes longer fails whole. @returns how many documents
 */
export async function writeBackup(
  store: Store,
  about: { program: string; takenAt: Date },
  write: (text: string) => Promise<void>,
): Promise<number> {
  const hash = createHash('sha256');
  const breathe = createBreather();
  let waiting = '';
  const add = async (line: string) => {
    hash.update(line);
    waiting += line;
    if (waiting.length < charactersAtOnce) return;
    await write(waiting);
    waiting = '';
  };
  const takenAt = about.takenAt.toISOString();
  await add(headLine({ format: backupFormat, booksVersion, program: about.program, takenAt }));
  const moment = startOneMoment(store);
  let documents = 0;
  try {
    for (const name of backedUp) {
      const found = store.db.collection(name).find({}, { ...moment, raw: true, batchSize: 500 });
      for await (const bytes of found) {
        const document = mongo.BSON.deserialize(toBytes(bytes), asStored);
        await add(documentLine(name, document));
        documents += 1;
        await breathe();
      }
    }
  } finally {
    await moment.session.endSession();
  }
  await write(waiting + endLine({ documents, sha256: hash.digest('hex') }));
  return documents;
}

/** With `raw` the driver gives bytes, whatever its types say. */
function toBytes(given: unknown): Uint8Array {
  if (given instanceof Uint8Array) return given;
  throw new Error('the driver gave a document instead of its bytes');
}
