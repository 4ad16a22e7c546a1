import type { Clock } from './clock.js';
import type { Ids } from './ids.js';
import { RESPONSE_URL_LIFE_MS, RESPONSE_URL_USES } from './limits.js';
import { SlackRefusal } from './refusal.js';

/** Where an answer goes: the conversation, the person, and the message that was acted on. */
export type ResponseTarget = { userId: string; channel: string; messageTs?: string };
type Issued = { target: ResponseTarget; expiresAt: number; uses: number };

const REMEMBERED = 2_000;

export type ResponseUrls = {
  issue(target: ResponseTarget): string;
  /** Counts one use. Refuses with `expired_url` or `used_url`. */
  use(secret: string): ResponseTarget;
};

export function createResponseUrls(clock: Clock, ids: Ids, base: () => string): ResponseUrls {
  const issued = new Map<string, Issued>();
  return {
    issue(target) {
      const secret = ids.secret();
      issued.set(secret, { target, expiresAt: clock.now() + RESPONSE_URL_LIFE_MS, uses: 0 });
      const oldest = issued.keys().next();
      if (issued.size > REMEMBERED && !oldest.done) issued.delete(oldest.value);
      return `${base()}response/${secret}`;
    },
    use(secret) {
      const found = issued.get(secret);
      if (found === undefined || clock.now() > found.expiresAt) {
        throw new SlackRefusal('expired_url');
      }
      if (found.uses >= RESPONSE_URL_USES) throw new SlackRefusal('used_url');
      found.uses += 1;
      return found.target;
    },
  };
}
