import type { LocalSlackSeed } from './options.js';
import type { PageChannel } from './page-api.js';
import type { People } from './people.js';
import { SlackRefusal } from './refusal.js';

export type Channels = {
  /** By id (`C…`, `D…`), or by `#name`. Refuses with `channel_not_found`. */
  get(idOrName: string): PageChannel;
  /** The direct message between the app and a user. */
  directMessageOf(userId: string): PageChannel;
  visibleTo(userId: string): PageChannel[];
};

/** Channels of the seed, and one direct message with the app for every person. */
export function createChannels(seed: LocalSlackSeed, people: People): Channels {
  const byId = new Map<string, PageChannel>();
  for (const { id, name, members, isPrivate = false } of seed.channels) {
    byId.set(id, { id, name: name.replace(/^#/, ''), kind: 'channel', members, isPrivate });
  }
  // The id follows from the user's, so that a stored conversation finds its person again.
  const directId = (userId: string) => `D${userId.slice(1)}`;
  for (const user of people.all) {
    if (user.isBot) continue;
    byId.set(directId(user.id), {
      id: directId(user.id),
      name: seed.app.name,
      kind: 'dm',
      isPrivate: true,
      members: [user.id, people.botUserId],
    });
  }
  const get = (idOrName: string): PageChannel => {
    const bare = idOrName.replace(/^#/, '');
    const found =
      byId.get(bare) ?? [...byId.values()].find((c) => c.kind === 'channel' && c.name === bare);
    if (found === undefined) throw new SlackRefusal('channel_not_found');
    return found;
  };
  return {
    get,
    directMessageOf: (userId) => get(directId(userId)),
    visibleTo: (userId) => [...byId.values()].filter((c) => c.members.includes(userId)),
  };
}
