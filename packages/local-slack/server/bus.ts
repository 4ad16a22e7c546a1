import type { PageEvent } from './page-api.js';

type Listener = { user: string; hear: (event: PageEvent) => void };

/** Tells the open pages (and the driver) what has changed for their user. */
export type Bus = {
  tell(users: readonly string[], event: PageEvent): void;
  tellAll(event: PageEvent): void;
  /** The answer ends it. */
  listen(user: string, hear: (event: PageEvent) => void): () => void;
};

export function createBus(): Bus {
  const listeners = new Set<Listener>();
  return {
    tell(users, event) {
      for (const listener of listeners) if (users.includes(listener.user)) listener.hear(event);
    },
    tellAll(event) {
      for (const listener of listeners) listener.hear(event);
    },
    listen(user, hear) {
      const listener = { user, hear };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
