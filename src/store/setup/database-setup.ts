import type { Db, Document, IndexDescription } from 'mongodb';
import { mongo } from 'mongoose';
import { indexes } from './indexes.js';
import { booksVersion, markUpgraded, upgradeDueFrom } from './migration/books-version.js';
import { upgradeBooks } from './migration/upgrade-books.js';
import { upgradeForgotten } from './migration/upgrade-forgotten.js';
import { upgradeIssueTimes } from './migration/upgrade-issue-times.js';
import { upgradeNumberDigits } from './migration/upgrade-number-digits.js';
import { upgradeSearchWords } from './migration/upgrade-search-words.js';
import { upgradeTrail } from './migration/upgrade-trail.js';
import { validators } from './validators.js';

/** The database does not look as the program needs it; the sentence says how to mend it. */
export class DatabaseSetupError extends Error {
  override readonly name = 'DatabaseSetupError';
  readonly differences: readonly string[];

  constructor(differences: readonly string[]) {
    super(
      `The database is not set up for this version: ${differences.join('; ')}. Run "npm run db:setup" with the same MONGODB_URI, then start again.`,
    );
    this.differences = differences;
  }
}

/** The same text for the same settings, whatever the server did to the number types. */
function canonical(value: unknown): string {
  return mongo.BSON.EJSON.stringify(value ?? {}, { relaxed: true });
}

async function existing(db: Db): Promise<Map<string, Document>> {
  const list = await db.listCollections({}, { nameOnly: false }).toArray();
  return new Map(list.map((info) => [info.name, 'options' in info ? (info.options ?? {}) : {}]));
}

const strict = { validationLevel: 'strict', validationAction: 'error' };

/** Whether the server refuses just what the validator says, and does not only warn. */
function sameRules(options: Document, validator: Document): boolean {
  const { validationLevel, validationAction } = { ...strict, ...options };
  return (
    canonical(options['validator']) === canonical(validator) &&
    canonical({ validationLevel, validationAction }) === canonical(strict)
  );
}

/**
 * Creates what is missing, brings validators and indexes up to date, and existing books into this
 * version's form. Safe to repeat, also after a kill. `tell` hears what takes its time.
 * @throws BooksVersionError
 */
export async function setUpDatabase(
  db: Db,
  tell: (message: string) => void = () => undefined,
): Promise<void> {
  const due = await upgradeDueFrom(db);
  const present = await existing(db);
  for (const [name, validator] of Object.entries(validators)) {
    const options = { validator, ...strict };
    const current = present.get(name);
    if (current === undefined) await db.createCollection(name, options);
    else if (!sameRules(current, validator)) {
      await db.command({ collMod: name, ...options });
    }
    await setUpIndexes(db, name);
  }
  if (due === null) return;
  // After the rules: a process of the version before is refused from now on, and adds nothing.
  const entries = due < 2 ? await upgradeBooks(db) : 0;
  const people = due < 3 ? await upgradeSearchWords(db) : 0;
  // First, since the rules refuse any other change of an invoice without it.
  if (due > 1) await upgradeIssueTimes(db);
  await upgradeNumberDigits(db);
  // Before any other change of a request, which the rules refuse until it says that it is told.
  const told = await upgradeTrail(db, booksVersion);
  await upgradeForgotten(db);
  await markUpgraded(db);
  if (await holdsBooks(db)) {
    const count = entries > 0 ? ` (${entries} entries)` : '';
    tell(
      `The books have the form ${booksVersion} now${count}. Versions that know only the form ${due} cannot work on them any more.`,
    );
  }
  if (told > 0) tell(`The audit trail holds each request and event now: ${told} got a number.`);
  if (people > 0) tell(`People are found by every part of their names now: ${people} contacts.`);
}

async function holdsBooks(db: Db): Promise<boolean> {
  return (await db.collection('journal').findOne({}, { projection: { _id: 1 } })) !== null;
}

async function setUpIndexes(db: Db, name: string): Promise<void> {
  const wanted = indexes[name] ?? [];
  const collection = db.collection(name);
  const current = await collection.listIndexes().toArray();
  const stale = current.filter((index) => index['name'] !== '_id_' && !isWanted(index, wanted));
  for (const index of stale) await collection.dropIndex(String(index['name']));
  if (wanted.length > 0) await collection.createIndexes(wanted);
}

function isWanted(index: Document, wanted: readonly IndexDescription[]): boolean {
  return wanted.some((candidate) => sameIndex(index, candidate));
}

function sameIndex(index: Document, wanted: IndexDescription): boolean {
  return (
    index['name'] === wanted.name &&
    canonical(index['key']) === canonical(wanted.key) &&
    canonical(index['partialFilterExpression']) === canonical(wanted.partialFilterExpression) &&
    canonical(index['expireAfterSeconds']) === canonical(wanted.expireAfterSeconds) &&
    Boolean(index['sparse']) === Boolean(wanted.sparse) &&
    Boolean(index['unique']) === Boolean(wanted.unique)
  );
}

/**
 * @throws DatabaseSetupError naming every collection, validator and index that differs, and books
 * that have an earlier form; BooksVersionError where they have a later one
 */
export async function verifyDatabase(db: Db): Promise<void> {
  const due = await upgradeDueFrom(db);
  const present = await existing(db);
  const names = Object.keys(validators);
  if (!names.some((name) => present.has(name))) throw new DatabaseSetupError(['it is empty']);
  const differences: string[] = [];
  for (const [name, validator] of Object.entries(validators)) {
    const options = present.get(name);
    if (options === undefined) {
      differences.push(`collection ${name} is missing`);
      continue;
    }
    if (!sameRules(options, validator)) {
      differences.push(`the rules of ${name} differ`);
    }
    const current = await db.collection(name).listIndexes().toArray();
    for (const wanted of indexes[name] ?? []) {
      if (!current.some((index) => sameIndex(index, wanted))) {
        differences.push(`index ${wanted.name} of ${name} is missing`);
      }
    }
  }
  if (due !== null && present.has('journal')) {
    differences.push('the books have the form of an earlier version');
  }
  if (differences.length > 0) throw new DatabaseSetupError(differences);
}
