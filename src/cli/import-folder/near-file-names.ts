import { importFileNames } from '../../domain/import/file-layout.js';
import { showValue } from '../../domain/import/import-fault.js';
import { editDistance } from './nearest-name.js';

/** Endings that a table may have; others, like `.md` or `.png`, are no tables. */
const tableEnding = /\.(?:csv|txt|tsv|tab|xlsx?|ods|numbers)$/i;
/** A slip of the ending, and what a download or a copy puts behind it: `.cvs`, `.csv.part`. */
const nearEnding = /\.(?:csv.+|[csv]{3})$/i;
/** What browsers and copying programs put behind a file that is not whole yet. */
const unfinished = /\.(?:part|partial|filepart|crdownload|download)$/i;
/** What is put behind such a name: by a copy, a backup, a person. */
const otherEnding = /(?:\.(?:bak|old|orig|tmp|txt|gz|zip)|~)$/i;

/** The letters of a name alone, without endings, numbers and what copies are called. */
function lettersOf(name: string): string {
  let stem = name.normalize('NFKC').toLowerCase().replace(nearEnding, '');
  while (otherEnding.test(stem) || tableEnding.test(stem)) {
    stem = stem.replace(otherEnding, '').replace(tableEnding, '');
  }
  return stem
    .replaceAll(/\b(?:copy|kopie|copie|export|final|new|old)\b/g, '')
    .replaceAll(/[^\p{L}]/gu, '');
}

const known = importFileNames.map((name) => ({ name, letters: lettersOf(name) }));

/** One of many, or a slip: one in a short name, two in a long one. */
function isNear(letters: string, wanted: string): boolean {
  if (wanted === `${letters}s` || wanted === `${letters}es`) return true;
  return editDistance(letters, wanted) <= (wanted.length > 8 ? 2 : 1);
}

/** The import file that a name nearly says, or null. */
export function nearFileName(name: string): string | null {
  const ending = name.replace(otherEnding, '');
  const isTable = [name, ending].some((one) => tableEnding.test(one)) || nearEnding.test(name);
  if (!isTable && /\.[a-z0-9]{1,5}$/i.test(name)) return null;
  const letters = lettersOf(name);
  const same = known.find((one) => one.letters === letters);
  if (same !== undefined) return same.name;
  const inside = known.filter(
    (one) => letters.startsWith(one.letters) || letters.endsWith(one.letters),
  );
  const longest = inside.sort((one, other) => other.letters.length - one.letters.length)[0];
  return longest?.name ?? known.find((one) => isNear(letters, one.letters))?.name ?? null;
}

/** A spreadsheet or a backup beside the file itself, which says the same or said it before. */
export function isBeside(name: string): boolean {
  return otherEnding.test(name) || /\.(?:csv.+|xlsx?|ods|numbers)$/i.test(name);
}

/** What is wrong with a file whose name is nearly that of an import file. */
export function nearNameReason(name: string, near: string, isThere: boolean): string {
  if (isThere) {
    return `This looks like a second ${near}, and a folder has one: keep the one that is right, and take "${showValue(name)}" out of the folder.`;
  }
  if (unfinished.test(name)) {
    return `This is a download of ${near} that has not ended: wait for it, then import again, or take it out of the folder.`;
  }
  const save =
    /\.csv$/i.test(name) || nearEnding.test(name) ? `call it ${near}` : `save it as ${near}`;
  return `This is nearly the name of an import file: ${save}, or take it out of the folder if it is something else.`;
}
