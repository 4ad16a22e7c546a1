import { createHash } from 'node:crypto';
import { booksVersion } from '../setup/migration/books-version.js';
import { BackupError, type BackupHead, backupFormat, readEnd, readHead } from './backup-file.js';

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

const damaged =
  'Nothing was restored. Take another copy of the file, or the backup before this one.';

/**
 * Reads a whole backup before anything is written by it. @returns what it says of itself
 * @throws BackupError when it is none, is cut off or altered, or has books of another form
 */
export async function checkBackup(
  lines: AsyncIterable<string>,
): Promise<BackupHead & { documents: number }> {
  const hash = createHash('sha256');
  let head: BackupHead | null = null;
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
      continue;
    }
    ended = true;
    if (end.documents !== documents || end.sha256 !== hash.digest('hex')) {
      throw new BackupError(`The backup was altered since it was written. ${damaged}`);
    }
  }
  if (head === null) return { ...readHead(''), documents };
  if (!ended) throw new BackupError(`The backup is cut off. ${damaged}`);
  return { ...head, documents };
}
