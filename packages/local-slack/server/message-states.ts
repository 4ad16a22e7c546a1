import type { PageMessage } from './page-api.js';
import { valuesAfter } from './state-values.js';
import type { StateValues } from './view-state.js';

/** What each person has filled in or chosen in the inputs of messages; the newest 500. */
export type MessageStates = {
  of(message: PageMessage, userId: string): StateValues;
  set(message: PageMessage, userId: string, values: StateValues): void;
};

const REMEMBERED = 500;

export function createMessageStates(): MessageStates {
  const byKey = new Map<string, StateValues>();
  const keyOf = ({ channel, ts }: PageMessage, userId: string) =>
    JSON.stringify([channel, ts, userId]);
  return {
    // The app may have changed the message since: what still has its place stays.
    of: (message, userId) => valuesAfter(message.blocks, byKey.get(keyOf(message, userId))),
    set(message, userId, values) {
      const key = keyOf(message, userId);
      byKey.delete(key);
      byKey.set(key, values);
      const oldest = byKey.keys().next();
      if (byKey.size > REMEMBERED && !oldest.done) byKey.delete(oldest.value);
    },
  };
}
