import type { FindCursor } from 'mongodb';
import type { Leaver } from '../../domain/forgetting/leaver.js';
import type { Store } from '../connection.js';

/** A document that holds free words. */
export type Worded = {
  id: string;
  /** All that is said in it, however deep. */
  said: unknown;
  /** The contacts that it is about, where it says so. */
  about: readonly string[];
  /** Takes out what names somebody. False where it was changed meanwhile: nothing is written then. */
  blank: (leaver: Leaver, now: Date) => Promise<boolean>;
};

/** Those after an id, or that one. */
export type Which = { clubId: string; _id: { $gt: string } | { $eq: string } };

/** Where free words about anybody may stand: one collection. */
export type WordSource = {
  name: string;
  /** The next documents of a club in the order of their ids. @param kept reasons of a list */
  page: (
    store: Store,
    which: Which,
    more: { kept: readonly string[]; limit: number },
  ) => Promise<Worded[]>;
};

/** `find` leaves out what holds no words, and reads nothing but words and what says about whom. */
export function wordSource<Found extends { _id: string }>(
  name: string,
  source: {
    find: (store: Store, which: Which, said: { $nin: string[] }) => FindCursor<Found>;
    said: (found: Found) => unknown;
    about?: (found: Found) => string[];
    blank: (store: Store, found: Found, leaver: Leaver, now: Date) => Promise<boolean>;
  },
): WordSource {
  const { find, said, about = () => [], blank } = source;
  return {
    name,
    async page(store, which, { kept, limit }) {
      // By the ids alone: whoever goes on begins where the last page ended.
      const inOrder = find(store, which, { $nin: ['', ...kept] })
        .sort({ _id: 1 })
        .hint({ _id: 1 })
        .limit(limit);
      return (await inOrder.toArray()).map((found) => ({
        ...{ id: found._id, said: said(found), about: about(found) },
        blank: (leaver: Leaver, now: Date) => blank(store, found, leaver, now),
      }));
    },
  };
}

export const filled = { $gt: '' };
