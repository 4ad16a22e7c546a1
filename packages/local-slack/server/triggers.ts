import type { Clock } from './clock.js';
import type { Ids } from './ids.js';
import { TRIGGER_LIFE_MS } from './limits.js';
import { SlackRefusal } from './refusal.js';

export type Trigger = {
  userId: string;
  /** The modal in which the person acted, if any: a view opened from it goes on top of it. */
  fromModal?: string;
};
type Issued = Trigger & { expiresAt: number; exchanged: boolean };

const REMEMBERED = 500;

export type Triggers = {
  issue(trigger: Trigger): string;
  /** Refuses unknown, used and late ones; does not use it up. */
  check(id: string): Trigger;
  exchange(id: string): void;
  /** The next trigger is issued as already expired. */
  expireNext(): void;
};

export function createTriggers(clock: Clock, ids: Ids): Triggers {
  const issued = new Map<string, Issued>();
  let nextIsExpired = false;
  return {
    issue(trigger) {
      const id = `${clock.now()}.${issued.size + 1}.${ids.secret()}`;
      const lifeMs = nextIsExpired ? -1 : TRIGGER_LIFE_MS;
      nextIsExpired = false;
      issued.set(id, { ...trigger, expiresAt: clock.now() + lifeMs, exchanged: false });
      const oldest = issued.keys().next();
      if (issued.size > REMEMBERED && !oldest.done) issued.delete(oldest.value);
      return id;
    },
    check(id) {
      const found = issued.get(id);
      if (found === undefined) throw new SlackRefusal('invalid_trigger_id');
      if (found.exchanged) throw new SlackRefusal('exchanged_trigger_id');
      if (clock.now() > found.expiresAt) throw new SlackRefusal('expired_trigger_id');
      return found;
    },
    exchange(id) {
      const found = issued.get(id);
      if (found !== undefined) found.exchanged = true;
    },
    expireNext() {
      nextIsExpired = true;
    },
  };
}
