import type { FindCursor } from 'mongodb';
import { compareAsStored } from '../../domain/text-order.js';

/** Two texts by which a stream is sorted, such as payer and invoice. */
export type Key = readonly [string, string];

/** Documents in the order of their keys, one at a time. */
export type SortedStream<Value> = {
  /** The key of the next document; null at the end. */
  next(): Promise<Key | null>;
  /** The next document, if it has this key. */
  takeOne(key: Key): Promise<Value | null>;
  /** All of the next documents with this key. */
  takeAll(key: Key): Promise<Value[]>;
  close(): Promise<void>;
};

/** What is no text, though it should be, sorts before every text in the database as well. */
function keyText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function compareKeys(one: Key, other: Key): number {
  return compareAsStored(one[0], other[0]) || compareAsStored(one[1], other[1]);
}

/** @param keyOf whatever is stored in the two fields by which the cursor is sorted */
export function sortedStream<Document, Value>(
  cursor: FindCursor<Document>,
  keyOf: (document: Document) => readonly [unknown, unknown],
  toValue: (document: Document) => Value,
): SortedStream<Value> {
  let head: { key: Key; document: Document } | null | undefined;
  const peek = async () => {
    if (head !== undefined) return head;
    const document = await cursor.next();
    if (document === null) head = null;
    else {
      const [first, second] = keyOf(document);
      head = { key: [keyText(first), keyText(second)], document };
    }
    return head;
  };
  const takeOne = async (key: Key) => {
    const found = await peek();
    if (found === null || compareKeys(found.key, key) !== 0) return null;
    head = undefined;
    return toValue(found.document);
  };
  return {
    next: async () => (await peek())?.key ?? null,
    takeOne,
    async takeAll(key) {
      const values: Value[] = [];
      for (let value = await takeOne(key); value !== null; value = await takeOne(key)) {
        values.push(value);
      }
      return values;
    },
    close: () => cursor.close(),
  };
}

/** The smallest key that any of the streams is at; null when all are at their end. */
export async function nextKey(
  streams: readonly Pick<SortedStream<unknown>, 'next'>[],
): Promise<Key | null> {
  let smallest: Key | null = null;
  for (const stream of streams) {
    const key = await stream.next();
    if (key !== null && (smallest === null || compareKeys(key, smallest) < 0)) smallest = key;
  }
  return smallest;
}
