/** What the finance channel is told of a check of the books in the night. */
export type BooksNotice =
  /** Entries and documents do not agree; with the newest event of the trail, where that is whole. */
  | { kind: 'books-differ'; differences: number; trail?: string }
  /** All is right, and the trail has come to this event: its number and what its digest begins with. */
  | { kind: 'trail-noted'; trail: string };
