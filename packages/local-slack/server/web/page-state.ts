import type { PageMessages, PageState } from '../page-api.js';
import { pageUserOf } from '../people.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';

/** Without a user, as on the first visit, the page acts as the first person there is. */
function meOf({ people }: World, userId: string) {
  const first = people.all.find((person) => !person.isBot && !person.isGuest);
  return userId === '' && first !== undefined ? first : people.get(userId);
}

export async function pageState(world: World, userId: string): Promise<PageState> {
  const { seed, people, channels, delivery, mailbox } = world;
  const me = meOf(world, userId);
  return {
    teamName: seed.team.name,
    appName: seed.app.name,
    appUserId: people.botUserId,
    me: pageUserOf(me),
    users: people.all.map(pageUserOf),
    channels: channels.visibleTo(me.id),
    commands: seed.commands,
    shortcuts: seed.shortcuts,
    connected: delivery.isConnected(),
    mailbox: mailbox === null ? null : { unread: await mailbox.unread() },
  };
}

export function pageMessages(world: World, userId: string, channelId: string): PageMessages {
  const channel = world.channels.get(channelId);
  if (!channel.members.includes(userId)) {
    throw new SlackRefusal(channel.isPrivate ? 'channel_not_found' : 'not_in_channel');
  }
  return { ok: true, messages: world.messages.in(channel.id) };
}
