import { placedElements } from '../block-walk.js';
import type { PageMessage, PageOk } from '../page-api.js';
import type { World } from '../world.js';
import { createSurface, type Surface } from './surface.js';
import { blocksText } from './visible-text.js';
import { type WaitOptions, waitFor } from './wait.js';

export type MessageHandle = Surface & { readonly ts: string; current(): PageMessage };

export type Conversation = {
  readonly id: string;
  /** Oldest first; without what only one person sees. */
  messages(): MessageHandle[];
  /** The newest message that contains the words, now or soon. */
  waitForMessage(words: string, options?: WaitOptions): Promise<MessageHandle>;
  /** Presses a button of the newest message that has it. */
  click(button: string): Promise<PageOk>;
};

export function createMessageHandle(
  world: World,
  userId: string,
  { channel, ts }: PageMessage,
): MessageHandle {
  const container = { kind: 'message', channel, ts } as const;
  const surface = createSurface({ world, userId, container: () => container });
  const current = () => {
    const message = world.messages.find(channel, ts);
    if (message === undefined) throw new Error('This message is gone.');
    return message;
  };
  const text = () => [current().text, surface.text()].filter((words) => words !== '').join('\n');
  return {
    ...surface,
    ts,
    current,
    text,
    waitForText: async (words, { timeoutMs = world.waitMs } = {}) => {
      await waitFor(`"${words}"`, () => text().includes(words) || undefined, timeoutMs);
    },
  };
}

export function createConversation(world: World, userId: string, name: string): Conversation {
  const { id, members } = world.channels.get(name);
  if (!members.includes(userId)) throw new Error(`${userId} is not a member of ${name}.`);
  const handle = (message: PageMessage) => createMessageHandle(world, userId, message);
  const all = () => world.messages.in(id);
  return {
    id,
    messages: () => all().map(handle),
    waitForMessage: async (words, { timeoutMs = world.waitMs } = {}) => {
      const look = () =>
        all().findLast((one) => `${one.text}\n${blocksText(one.blocks)}`.includes(words));
      return handle(await waitFor(`a message "${words}" in ${name}`, look, timeoutMs));
    },
    async click(button) {
      const holder = all().findLast(({ blocks }) =>
        placedElements(blocks).some(
          ({ element, actionId }) =>
            actionId === button ||
            blocksText([{ type: 'actions', elements: [element] }]) === button,
        ),
      );
      if (holder === undefined) throw new Error(`No message in ${name} has a button "${button}".`);
      return await handle(holder).click(button);
    },
  };
}
