import { namesTest } from '../../domain/forgetting/blanked-words.js';
import type { Leaver } from '../../domain/forgetting/leaver.js';
import type { Store } from '../connection.js';
import { createBreather } from '../ledger/breather.js';
import { keepPlace } from './open-forgettings.js';
import type { Place } from './stored-forgetting.js';
import type { Worded, WordSource } from './word-source.js';
import { wordsInBooks } from './words-in-books.js';
import { wordsInWork } from './words-in-work.js';

/** Few enough that whoever else waits for the process is answered between two pages. */
const readAtOnce = 1000;
/** The place is written down so often: a killed run reads what it read since once more. */
const placeEveryMs = 2000;
/** Somebody who writes to the same document at the same time is waited for so often. */
const mostTries = 5;

const sources: readonly WordSource[] = [...wordsInBooks, ...wordsInWork];

/** Whose words are looked for, all of whom are as far. */
export type Pass = {
  clubId: string;
  leavers: readonly Leaver[];
  /** Where a run before this one ended. */
  from: Place | null;
  kept: readonly string[];
  now: Date;
  stopped: () => boolean;
  /** Told of somebody whose words could not be taken out of a document; the others go on. */
  failed: (leaver: Leaver, error: unknown) => void;
};

/** All texts in a value, however deep. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return '';
  return Object.values(value).map(textIn).join('\n');
}

/** Whether a document may name one of them, or is about one of their families. */
function finder(leavers: readonly Leaver[]): (worded: Worded) => boolean {
  const isNamed = namesTest(leavers.flatMap(({ names }) => names));
  const familyIds = new Set(leavers.flatMap((leaver) => [...leaver.familyIds]));
  return ({ said, about }) => about.some((id) => familyIds.has(id)) || isNamed(textIn(said));
}

/** Takes the words about somebody out of one document, which may be changed at the same time. */
async function blankOne(
  store: Store,
  { source, worded, leaver }: { source: WordSource; worded: Worded; leaver: Leaver },
  { clubId, now, kept }: Pass,
): Promise<void> {
  let found: Worded | undefined = worded;
  for (let tries = 1; found !== undefined; tries += 1) {
    if (await found.blank(leaver, now)) return;
    if (tries === mostTries) throw new Error(`${worded.id} was changed again and again`);
    [found] = await source.page(store, { clubId, _id: { $eq: worded.id } }, { kept, limit: 1 });
  }
}

async function blankPage(
  store: Store,
  { source, page }: { source: WordSource; page: readonly Worded[] },
  { pass, mayName }: { pass: Pass; mayName: (worded: Worded) => boolean },
): Promise<void> {
  const breathe = createBreather();
  for (const worded of page) {
    await breathe();
    if (!mayName(worded)) continue;
    for (const leaver of pass.leavers) {
      try {
        await blankOne(store, { source, worded, leaver }, pass);
      } catch (error) {
        pass.failed(leaver, error);
      }
    }
  }
}

/**
 * Goes once over all free words of a club, also those about everybody else, and takes out what names
 * one of the leavers. What does not name them is only read: page by page, with the place kept, so that
 * a run that was stopped or killed goes on about there. False where it was stopped.
 */
export async function blankElsewhere(store: Store, pass: Pass): Promise<boolean> {
  const { clubId, leavers, from, kept, stopped } = pass;
  const mayName = finder(leavers);
  const ids = leavers.map(({ person }) => person.id);
  const begun = sources.findIndex(({ name }) => name === from?.source);
  let keptAt = performance.now();
  for (const source of sources.slice(Math.max(begun, 0))) {
    let after = source.name === from?.source ? from.after : '';
    for (;;) {
      const isStopped = stopped();
      if (isStopped || performance.now() - keptAt > placeEveryMs) {
        await keepPlace(store, ids, { source: source.name, after });
        keptAt = performance.now();
      }
      if (isStopped) return false;
      const which = { clubId, _id: { $gt: after } };
      const page = await source.page(store, which, { kept, limit: readAtOnce });
      await blankPage(store, { source, page }, { pass, mayName });
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
  }
  return true;
}
