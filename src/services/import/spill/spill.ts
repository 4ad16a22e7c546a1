import { deserialize, serialize } from 'node:v8';
import type { Piece, SpillFile } from './spill-file.js';

/**
 * Rows on disk, parted into buckets by a key: all rows of one key are in one bucket, and one
 * bucket fits into memory. So what rows say about each other is checked bucket by bucket, however
 * many there are.
 */
export type Spill<Row> = {
  add(key: string, row: Row): Promise<void>;
  /**
   * The buckets that hold something, each as its rows in the order in which they were added.
   * Throws TooMuchTogether.
   */
  buckets(): AsyncGenerator<Row[]>;
  /** The same rows in smaller parts, for what looks at each row alone. */
  parts(): AsyncGenerator<Row[]>;
};

/** More rows of one bucket than memory is meant to hold: they are of one key, or nearly so. */
export class TooMuchTogether extends Error {
  override readonly name = 'TooMuchTogether';

  constructor() {
    super(`more than ${mostTogether} rows belong together`);
  }
}

/** The most rows of one bucket: some hundred megabytes. */
export const mostTogether = 200_000;

/** Rows that wait in memory before they are put on disk together. */
const rowsAtOnce = 4096;

/** FNV-1a: spreads ids that differ in their last digit only. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A bucket's rows: those on disk, in pieces, and those that still wait. */
type Bucket<Row> = { pieces: Piece[]; waiting: Row[]; count: number };

/** @param count into how many buckets the rows are parted; 1 for rows that need no order. */
export function createSpill<Row>(file: SpillFile, count: number): Spill<Row> {
  const buckets: Bucket<Row>[] = Array.from({ length: count }, () => {
    return { pieces: [], waiting: [], count: 0 };
  });
  let waiting = 0;

  const flush = async () => {
    waiting = 0;
    for (const bucket of buckets) {
      if (bucket.waiting.length === 0) continue;
      const piece = serialize(bucket.waiting);
      bucket.waiting = [];
      bucket.pieces.push(await file.append(piece));
    }
  };

  async function* partsOf({ pieces, waiting }: Bucket<Row>): AsyncGenerator<Row[]> {
    for (const piece of pieces) yield deserialize(await file.read(piece));
    if (waiting.length > 0) yield waiting;
  }

  return {
    async add(key, row) {
      const bucket = buckets[hashOf(key) % count];
      bucket?.waiting.push(row);
      if (bucket !== undefined) bucket.count += 1;
      waiting += 1;
      if (waiting >= rowsAtOnce) await flush();
    },
    async *buckets() {
      for (const bucket of buckets) {
        if (bucket.count > mostTogether) throw new TooMuchTogether();
        const rows: Row[] = [];
        for await (const part of partsOf(bucket)) for (const row of part) rows.push(row);
        if (rows.length > 0) yield rows;
      }
    },
    async *parts() {
      for (const bucket of buckets) yield* partsOf(bucket);
    },
  };
}
