import createBidi from 'bidi-js';

/** What tells the files of letters apart: the one for Arabic has no brackets and no digits. */
export type Alphabet = 'arabic' | 'other';

/** A piece of one line that is drawn in one go, as the layout engine wants it. */
export type Run = { text: string; alphabet: Alphabet };

export type Direction = 'ltr' | 'rtl';

const bidi = createBidi();

const arabic =
  '\\p{Script_Extensions=Arabic}(?:[\\p{Script_Extensions=Arabic}\\p{Script=Inherited}])*';
const hebrew = '\\p{Script=Hebrew}(?:[\\p{Script=Hebrew}\\p{Script=Inherited}])*';
/** Words of one script with the spaces between them, or what has no script: brackets and the like. */
const pieces = new RegExp(
  `(?<arabic>${arabic}(?: +${arabic})*)|(?<hebrew>${hebrew}(?: +${hebrew})*)|.`,
  'gsu',
);

/** The direction of a paragraph by its first letter that has one. */
export function directionOf(text: string): Direction {
  const level = bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level ?? 0;
  return level % 2 === 1 ? 'rtl' : 'ltr';
}

/**
 * The runs of one line from left to right as they are seen. The layout engine turns letters from
 * right to left by itself, whole words with their spaces; what it would not turn, brackets beside
 * them, is turned and mirrored here.
 */
export function visualRuns(line: string, direction: Direction): Run[] {
  const embedding = bidi.getEmbeddingLevels(line, direction);
  const runs: { level: number; places: number[] }[] = [];
  for (const place of bidi.getReorderedIndices(line, embedding)) {
    const level = embedding.levels[place] ?? 0;
    const last = runs.at(-1);
    if (last !== undefined && last.level === level) last.places.push(place);
    else runs.push({ level, places: [place] });
  }
  return runs.flatMap(({ level, places }) => {
    const read = level % 2 === 1 ? places.toReversed() : places;
    const text = read.map((place) => line.charAt(place)).join('');
    return level % 2 === 1 ? fromTheRight(text) : [{ text, alphabet: 'other' as const }];
  });
}

/** The pieces of a run that is read from the right, the last one first. */
function fromTheRight(text: string): Run[] {
  const found = [...text.matchAll(pieces)].map(({ 0: piece, groups }): Run => {
    if (groups?.['arabic'] !== undefined) return { text: piece, alphabet: 'arabic' };
    if (groups?.['hebrew'] !== undefined) return { text: piece, alphabet: 'other' };
    return { text: bidi.getMirroredCharacter(piece) ?? piece, alphabet: 'other' };
  });
  return found.toReversed();
}
