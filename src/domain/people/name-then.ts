import type { Contact } from './club-records.js';

/**
 * What a contact was called at an instant: documents say the names of their day for ever. Names
 * from before the first import that changed one are not known, and the earliest stands for them.
 */
export function nameThen({ name, formerNames = [] }: Contact, at: Date): string {
  const since = formerNames.find(({ until }) => at.getTime() < until.getTime());
  return since?.name ?? name;
}
