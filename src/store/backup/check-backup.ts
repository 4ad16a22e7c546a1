import { createHash } from 'node:crypto';
import { booksVersion } from '../setup/migration/books-version.js';
import {
  BackupError,
  type BackupHead,
  backedUp,
  backupFormat,
  readEnd,
  readHead,
} from './backup-file.js';

function requireThisVersion({ format, booksVersion: theirs, program }: BackupHead): void {
  const theirsIs = `The backup was written by Credit Desk ${program}, whose books have the form ${theirs}; this one knows ${booksVersion}.`;
  if (format > backupFormat || theirs > booksVersion) {
    throw new BackupError(`${theirsIs} Install that version, or a later one, and restore with it.`);
  }
  if (theirs < booksVersion) {
    throw new BackupError(
      `${theirsIs} Restore it with version ${program}, then install this one again and run npm run db:setup, which brings the books into its form.`,
    );
  }
}

/** The books of two versions may have one form while the later one keeps more beside them. */
function requireKnown(collections: ReadonlySet<string>): void {
  const unknown = [...collections].filter((name) => !backedUp.includes(name));
  if (unknown.length === 0) return;
  throw new BackupError(
    `The backup holds records of ${unknown.join(' and ')}, which this version does not know, so a later one wrote it. Nothing was restored. Install that version, or a later one, and restore with it.`,
  );
}

/** `{"in":"journal",`: reading the whole line would take as long as the restore. */
const collectionOf = /^\{"in":"([^"]*)"/;

const damaged =
  'Nothing was restored. Take another copy of the file, or the backup before this one.';

/**
 * Reads a whole backup before anything is written by it. @returns what it says of itself
 * @throws BackupError when it is none, is cut off or altered, has books of another form, or holds what
 * this version does not know
 */
export async function checkBackup(
  lines: AsyncIterable<string>,
): Promise<BackupHead & { documents: number }> {
  const hash = createHash('sha256');
  let head: BackupHead | null = null;
  const collections = new Set<string>();
  let documents = -1;
  let ended = false;
  for await (const line of lines) {
    if (ended) throw new BackupError(`The backup goes on behind its end. ${damaged}`);
    if (head === null) {
      head = readHead(line);
      requireThisVersion(head);
    }
    const end = readEnd(line);
    if (end === null) {
      hash.update(`${line}\n`);
      documents += 1;
      const [, collection] = collectionOf.exec(line) ?? [];
      if (collection !== undefined) collections.add(collection);
      continue;
    }
    ended = true;
    if (end.documents !== documents || end.sha256 !== hash.digest('hex')) {
      throw new BackupError(`The backup was altered since it was written. ${damaged}`);
    }
  }
  if (head === null) return { ...readHead(''), documents };
  if (!ended) throw new BackupError(`The backup is cut off. ${damaged}`);
  requireKnown(collections);
  return { ...head, documents };
}
