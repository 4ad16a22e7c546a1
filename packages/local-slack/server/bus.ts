import type { PageEvent } from './page-api.js';

type Listener = { user: string; hear: (event: PageEvent) => void; end: () => void };

/** Tells the open pages (and the driver) what has changed for their user. */
export type Bus = {
  tell(users: readonly string[], event: PageEvent): void;
  tellAll(event: PageEvent): void;
  /** The answer ends it; `end` is called when nothing more will be told. */
  listen(user: string, hear: Listener['hear'], end: Listener['end']): () => void;
  end(): void;
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
    end() {
      for (const listener of [...listeners]) listener.end();
    },
    listen(user, hear, end) {
      const listener = { user, hear, end };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
