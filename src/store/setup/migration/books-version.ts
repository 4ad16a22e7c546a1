import type { Db } from 'mongodb';

/**
 * The form in which this program keeps its books; 1 had no chain and no number of the invoice, 2
 * found people by the beginnings of words alone, 3 invoices by plain digits alone, 4 swept a payer's
 * invoices by their days, 5 did not mark what is about somebody forgotten, 6 had events without a
 * number and requests without an event.
 */
export const booksVersion = 7;

/** The books cannot be brought into this version's form; one sentence with what to do. */
export class BooksVersionError extends Error {
  override readonly name = 'BooksVersionError';
}

type VersionDocument = { _id: 'books'; version: number };

function versions(db: Db) {
  return db.collection<VersionDocument>('migrations');
}

/**
 * From which version the books have to be brought into this one's form; null = they have it. A
 * database without any mark has the first one's, also an empty one: only setting it up leaves it.
 * @throws BooksVersionError when a later version of the program has set the database up
 */
export async function upgradeDueFrom(db: Db): Promise<number | null> {
  const version = (await versions(db).findOne({ _id: 'books' }))?.version ?? 1;
  if (version > booksVersion) {
    throw new BooksVersionError(
      `The books have the form of a later version of Credit Desk (${version}, and this one knows ${booksVersion}): install that version, or name another database in MONGODB_URI.`,
    );
  }
  return version < booksVersion ? version : null;
}

/** Says that all books have this version's form. */
export async function markUpgraded(db: Db): Promise<void> {
  const mark = { $set: { version: booksVersion } };
  await versions(db).updateOne({ _id: 'books' }, mark, { upsert: true });
}
