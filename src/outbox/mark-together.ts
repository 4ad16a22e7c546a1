import type { Store } from '../store/connection.js';
import { type Mark, markMessages } from '../store/outbox/outbox-marks.js';

/**
 * Writes what became of messages: at once, and what comes while a write is under way together with
 * the next, so that a message is unmarked no longer than a write takes.
 */
export function createMarkTogether(store: Store): (mark: Mark) => Promise<void> {
  let next: { marks: Mark[]; written: Promise<void> } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  return (mark) => {
    if (next === null) {
      const marks: Mark[] = [];
      const written = last.then(() => {
        next = null;
        return markMessages(store, marks);
      });
      last = written.catch(() => undefined);
      next = { marks, written };
    }
    next.marks.push(mark);
    return next.written;
  };
}
