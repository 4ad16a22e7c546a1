import { importFileNames } from './file-layout.js';

/** A row, or a whole file, that cannot be imported. Nothing of the folder is written then. */
export type ImportFault = {
  /** The file's name without its folder; the folder itself when that is at fault. */
  file: string;
  /** The line of the file on which the record begins, from 1; 0 when the whole file is meant. */
  line: number;
  /** The row's number in a spreadsheet, where that is another than the line. */
  row?: number;
  column?: string;
  /** What the cell says, made safe to print: at most 60 characters. */
  value?: string;
  /** One sentence: what is wrong, the limit or an example, what to do. */
  reason: string;
};

const longestValue = 60;

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Characters that nobody sees, or that look like another: blanks and dashes of all kinds. */
const unseen = /(?![ -])[\p{C}\p{Z}\p{Pd}]/u;

/**
 * A cell's text as it may be shown: characters that nobody sees, or takes for another, as their
 * code, cut to 60 characters.
 */
export function showValue(text: string): string {
  // The slice comes first, so that a cell of megabytes costs nothing; a character has two units
  // at most. It may end in half a character, which is then past the 60th.
  const characters = [...text.slice(0, 4 * longestValue)];
  const shown = characters.slice(0, longestValue).map((character) => {
    return unseen.test(character) ? codeOf(character) : character;
  });
  const cut = [...shown.join('')];
  if (characters.length <= longestValue && cut.length <= longestValue) return cut.join('');
  return `${cut.slice(0, longestValue - 1).join('')}…`;
}

/** In the order of the files, then of their lines; what concerns the whole folder comes first. */
export function inFileOrder(faults: readonly ImportFault[]): ImportFault[] {
  const order = new Map<string, number>(importFileNames.map((name, index) => [name, index]));
  const rank = (fault: ImportFault) => order.get(fault.file) ?? -1;
  return [...faults].sort((one, other) => rank(one) - rank(other) || one.line - other.line);
}
