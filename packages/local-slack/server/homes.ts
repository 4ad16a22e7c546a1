import type { HomeView } from '@slack/types';
import type { Bus } from './bus.js';
import type { Ids } from './ids.js';
import { valuesAfter } from './state-values.js';
import type { StateOption, StateValues } from './view-state.js';

export type PublishedHome = {
  id: string;
  hash: string;
  userId: string;
  view: HomeView;
  values: StateValues;
  offered: Map<string, StateOption[]>;
};
export type KeptHome = Pick<PublishedHome, 'id' | 'hash' | 'userId' | 'view'>;

export type Homes = {
  of(userId: string): PublishedHome | undefined;
  find(viewId: string): PublishedHome | undefined;
  publish(userId: string, view: HomeView): PublishedHome;
  kept(): KeptHome[];
  restore(homes: KeptHome[]): void;
};

export function createHomes(ids: Ids, bus: Bus, changed: () => void): Homes {
  const byUser = new Map<string, PublishedHome>();
  const put = (kept: KeptHome, before?: PublishedHome) => {
    const home = {
      ...kept,
      values: valuesAfter(kept.view.blocks, before?.values),
      offered: before?.offered ?? new Map<string, StateOption[]>(),
    };
    byUser.set(kept.userId, home);
    return home;
  };
  return {
    of: (userId) => byUser.get(userId),
    find: (viewId) => [...byUser.values()].find((home) => home.id === viewId),
    publish(userId, view) {
      const before = byUser.get(userId);
      const kept = { id: before?.id ?? ids.next('V'), hash: ids.hash(), userId, view };
      const home = put(kept, before);
      bus.tell([userId], { type: 'home', view, viewId: home.id, hash: home.hash });
      changed();
      return home;
    },
    kept: () =>
      [...byUser.values()].map(({ id, hash, userId, view }) => ({ id, hash, userId, view })),
    restore(homes) {
      for (const home of homes) put(home);
    },
  };
}
