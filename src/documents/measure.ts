import { type Face, faceFor, typefaces, type Weight } from './typeface.js';
import type { Run } from './visual-runs.js';

/** Widths of text that was laid out, in thousandths of its size. */
const known = new Map<string, number>();
const mostKnown = 5_000;

function widthIn(face: Face, text: string): number {
  const key = `${face} ${text}`;
  const width = known.get(key);
  if (width !== undefined) return width;
  const { measured } = typefaces()[face];
  const inThousandths = (measured.layout(text, []).advanceWidth * 1000) / measured.unitsPerEm;
  if (known.size >= mostKnown) known.clear();
  known.set(key, inThousandths);
  return inThousandths;
}

/**
 * How wide runs are, in points. Measured apart from the document, which remembers no width of another.
 */
export function widthOf(
  runs: readonly Run[],
  { weight, size }: { weight: Weight; size: number },
): number {
  const sum = runs.reduce((all, run) => all + widthIn(faceFor(run, weight), run.text), 0);
  return (sum * size) / 1000;
}

/**
 * Words into lines that are no wider than they may be, also at the hyphen of a name; a word that no line
 * can hold is broken where it has to be.
 */
export function linesOf(
  paragraph: string,
  widthIn: (text: string) => number,
  maximumWidth: number,
): string[] {
  if (widthIn(paragraph) <= maximumWidth) return [paragraph.trimEnd()];
  const lines: string[] = [];
  let [line, width] = ['', 0];
  const add = (piece: string) => {
    const more = widthIn(piece);
    if (line !== '' && width + widthIn(piece.trimEnd()) > maximumWidth) {
      lines.push(line.trimEnd());
      [line, width] = ['', 0];
    }
    line += piece;
    width += more;
  };
  for (const word of paragraph.split(/(?<= )(?! )|(?<=\p{L}-)(?=\p{L})/u)) {
    if (widthIn(word.trimEnd()) <= maximumWidth) add(word);
    else for (const letter of word) add(letter);
  }
  return [...lines, line.trimEnd()];
}
