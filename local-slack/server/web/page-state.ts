import type { PageMessages, PageState } from '../page-api.js';
import { pageUserOf } from '../people.js';
import { SlackRefusal } from '../refusal.js';
import type { World } from '../world.js';

export function pageState(world: World, userId: string): PageState {
  const { seed, people, channels, delivery } = world;
  return {
    teamName: seed.team.name,
    appName: seed.app.name,
    appUserId: people.botUserId,
    me: pageUserOf(people.get(userId)),
    users: people.all.map(pageUserOf),
    channels: channels.visibleTo(userId),
    commands: seed.commands,
    shortcuts: seed.shortcuts,
    connected: delivery.isConnected(),
  };
}

export function pageMessages(world: World, userId: string, channelId: string): PageMessages {
  const channel = world.channels.get(channelId);
  if (!channel.members.includes(userId)) throw new SlackRefusal('not_in_channel');
  return { ok: true, messages: world.messages.in(channel.id) };
}
