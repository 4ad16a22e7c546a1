import type { Bus } from './bus.js';
import type { Channels } from './channels.js';
import type { PageMessage } from './page-api.js';

export type Messages = {
  /** Oldest first; without what only one person sees. */
  in(channel: string): PageMessage[];
  find(channel: string, ts: string): PageMessage | undefined;
  add(message: PageMessage): PageMessage;
  replace(message: PageMessage): void;
  remove(message: PageMessage): void;
  /** The newest message that only this person sees. */
  lastEphemeral(userId: string): PageMessage | undefined;
  /** What survives a restart, and putting it back. */
  kept(): PageMessage[];
  restore(messages: PageMessage[]): void;
};

const EPHEMERALS = 500;

export function createMessages(bus: Bus, channels: Channels, changed: () => void): Messages {
  const byChannel = new Map<string, Map<string, PageMessage>>();
  const ephemerals: PageMessage[] = [];
  const shelf = (channel: string) => {
    const found = byChannel.get(channel) ?? new Map<string, PageMessage>();
    byChannel.set(channel, found);
    return found;
  };
  const readers = (message: PageMessage) =>
    message.ephemeralFor === undefined
      ? channels.get(message.channel).members
      : [message.ephemeralFor];
  const ephemeralAt = (channel: string, ts: string) =>
    ephemerals.findIndex((message) => message.channel === channel && message.ts === ts);
  return {
    in: (channel) => [...shelf(channel).values()],
    find: (channel, ts) => shelf(channel).get(ts) ?? ephemerals[ephemeralAt(channel, ts)],
    add(message) {
      if (message.ephemeralFor === undefined) shelf(message.channel).set(message.ts, message);
      else ephemerals.push(message);
      if (ephemerals.length > EPHEMERALS) ephemerals.shift();
      bus.tell(readers(message), { type: 'message', message });
      changed();
      return message;
    },
    replace(message) {
      const at = ephemeralAt(message.channel, message.ts);
      if (at >= 0) ephemerals[at] = message;
      else shelf(message.channel).set(message.ts, message);
      bus.tell(readers(message), { type: 'message_changed', message });
      changed();
    },
    remove(message) {
      const { channel, ts } = message;
      const at = ephemeralAt(channel, ts);
      if (at >= 0) ephemerals.splice(at, 1);
      shelf(channel).delete(ts);
      bus.tell(readers(message), { type: 'message_deleted', channel, ts });
      changed();
    },
    lastEphemeral: (userId) => ephemerals.findLast((message) => message.ephemeralFor === userId),
    kept: () => [...byChannel.values()].flatMap((messages) => [...messages.values()]),
    restore(messages) {
      for (const message of messages) shelf(message.channel).set(message.ts, message);
    },
  };
}
