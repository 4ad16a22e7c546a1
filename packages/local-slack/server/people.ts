import type { LocalSlackSeed, SeedUser } from './options.js';
import type { PageUser } from './page-api.js';
import { SlackRefusal } from './refusal.js';

export type People = {
  all: SeedUser[];
  botUserId: string;
  has(userId: string): boolean;
  /** Refuses with `user_not_found`. */
  get(userId: string): SeedUser;
};

/** The seed's users and, when it does not list it, the app's own bot user. */
export function createPeople(seed: LocalSlackSeed): People {
  const { botUserId, botName, name } = seed.app;
  const listed = seed.users.some((user) => user.id === botUserId);
  const bot: SeedUser = { id: botUserId, name: botName, realName: name, isBot: true };
  const all = listed ? seed.users : [...seed.users, bot];
  const byId = new Map(all.map((user) => [user.id, user]));
  return {
    all,
    botUserId,
    has: (userId) => byId.has(userId),
    get(userId) {
      const user = byId.get(userId);
      if (user === undefined) throw new SlackRefusal('user_not_found');
      return user;
    },
  };
}

export function pageUserOf(user: SeedUser): PageUser {
  return {
    id: user.id,
    name: user.name,
    realName: user.realName,
    ...(user.title === undefined ? {} : { title: user.title }),
    isBot: user.isBot ?? false,
    isGuest: user.isGuest ?? false,
  };
}
