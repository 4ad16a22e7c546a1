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
};
