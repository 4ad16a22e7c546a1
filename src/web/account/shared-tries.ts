import type { Store } from 'express-rate-limit';
import type { Desk } from '../../services/desk.js';
import { countTry } from '../../services/links/count-try.js';

/** More addresses than these that are kept out at once are asked about in the database again. */
const mostRemembered = 1_000;

/**
 * Tries that are counted for all processes together; `what` is tried. Who has tried too often is
 * remembered here until then: a flood asks the database no further.
 */
export function sharedTries(
  desk: Desk,
  { what, most, windowMs }: { what: string; most: number; windowMs: number },
): Store {
  const over = new Map<string, Date>();
  return {
    localKeys: false,
    async increment(key) {
      const known = over.get(key);
      if (known !== undefined && known > desk.now()) {
        return { totalHits: most + 1, resetTime: known };
      }
      over.delete(key);
      const { total, until } = await countTry(desk, { key: `${what} ${key}`, windowMs });
      if (total > most) {
        if (over.size >= mostRemembered) over.clear();
        over.set(key, until);
      }
      return { totalHits: total, resetTime: until };
    },
    // What was tried counts, whatever came of it.
    decrement: () => undefined,
    resetKey: () => undefined,
  };
}
