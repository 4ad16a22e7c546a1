import type { Place } from '../../domain/import/import-data.js';

/** A line from 1, and the row where that is another (see `Place`); 0 for the whole file. */
export type RowPlace = Omit<Place, 'file'>;

/** What stops a file from being read on: one sentence, and the row at which it stands. */
export class TextFault extends Error {
  override readonly name = 'TextFault';
  readonly place: RowPlace;

  constructor(place: RowPlace, reason: string) {
    super(reason);
    this.place = place;
  }
}

export const wholeFile: RowPlace = { line: 0 };

/** A row of a file by its line and, where that is another, its number in a spreadsheet. */
export function rowPlace(line: number, row: number): RowPlace {
  return line === row ? { line } : { line, row };
}
