import { OutcomeUnknown } from '../../domain/books/outcome-unknown.js';
import { isDatabaseGone } from '../../store/database-error.js';
import { CommitInDoubt } from '../../store/transaction.js';
import { ImportError } from './import-error.js';
import { mostTogether, TooMuchTogether } from './spill/spill.js';

/** Says in a sentence what is written and what not when the database goes away. */
function databaseGone(written: boolean): ImportError {
  return new ImportError(
    written
      ? 'The database went away during the import. What was imported before stays, the rest is missing: start the database, then import the same folder again.'
      : 'The database went away before anything was imported: start the database, then import the same folder again.',
  );
}

function tooMuch(written: boolean): ImportError {
  const outcome = written ? 'What was imported before stays' : 'Nothing was imported';
  return new ImportError(
    `More than ${mostTogether} rows of this folder are of one payer, invoice or id. ${outcome}: part the folder by days into several, and import them from the oldest on.`,
  );
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

function diskFull(written: boolean): ImportError {
  const outcome = written ? 'What was imported before stays' : 'Nothing was imported';
  return new ImportError(
    `The temporary folder is full: an import needs about twice the size of its files there. ${outcome}: make room, or name another folder in TMPDIR, then import the same folder again.`,
  );
}

/** Of the last rows nobody knows whether they are written; those of before are. */
function unconfirmed(): ImportError {
  return new ImportError(
    'The database did not confirm the last rows that it was given. What was imported before stays: when the database is well again, import the same folder again. Nothing is booked twice.',
  );
}

/** What ended an import, as a sentence where it is known what to do; else as it is. */
export function failureOf(error: unknown, written: boolean): unknown {
  if (error instanceof OutcomeUnknown || error instanceof CommitInDoubt) return unconfirmed();
  if (isDatabaseGone(error)) return databaseGone(written);
  if (error instanceof TooMuchTogether) return tooMuch(written);
  return isDiskFull(error) ? diskFull(written) : error;
}
