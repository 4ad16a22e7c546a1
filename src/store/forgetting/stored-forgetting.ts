/** How far the words of everybody else were looked through: up to a document of a collection. */
export type Place = { source: string; after: string };

/**
 * That the words about somebody are being taken out, so that a killed process goes on. `id` is the
 * contact's. What they were called stands here until all is done, and not longer.
 */
export type Forgetting = {
  id: string;
  clubId: string;
  names: string[];
  startedAt: Date;
  doneAt: Date | null;
  place?: Place | null;
  /** When all words were looked through; what still was to be sent or decided is looked at after it. */
  sweptAt?: Date | null;
  /** Something could not be written; it is not tried again before that. */
  notBefore?: Date | null;
};
