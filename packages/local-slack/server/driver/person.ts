import { runCommand } from '../interactions/command.js';
import { openHome } from '../interactions/home.js';
import { runShortcut } from '../interactions/shortcut.js';
import type { PageOk } from '../page-api.js';
import type { World } from '../world.js';
import {
  type Conversation,
  createConversation,
  createMessageHandle,
  type MessageHandle,
} from './conversation.js';
import { createModalHandle, type ModalHandle } from './modal.js';
import { createSurface, type Surface } from './surface.js';
import { type WaitOptions, waitFor } from './wait.js';

const REPUBLISH_MS = 1_000;

/** What one person of the workspace can do and see. */
export type Person = {
  /** Typed into the direct message with the app, unless another conversation is named. */
  command(command: string, text?: string, options?: { channel?: string }): Promise<PageOk>;
  shortcut(callbackId: string): Promise<PageOk>;
  /** The topmost modal (with this title), now or soon. */
  modal(options?: WaitOptions & { title?: string }): Promise<ModalHandle>;
  /** Waits until no modal is open. */
  noModal(options?: WaitOptions): Promise<void>;
  /** Opens the Home tab, and gives the app a second to publish it anew. */
  home(options?: WaitOptions): Promise<Surface>;
  channel(name: string): Conversation;
  directMessage(): Conversation;
  /** The newest message that only this person sees, now or soon; `text` = containing it. */
  lastEphemeral(options?: WaitOptions & { text?: string }): Promise<MessageHandle>;
};

async function openHomeTab(
  world: World,
  userId: string,
  { timeoutMs = world.waitMs }: WaitOptions = {},
): Promise<Surface> {
  const before = world.homes.of(userId)?.hash;
  const answer = await openHome(world, userId);
  if (!answer.ok) throw new Error(answer.error);
  const look = () => {
    const home = world.homes.of(userId);
    return home?.hash === before ? undefined : home;
  };
  if (before === undefined) await waitFor('a Home tab', look, timeoutMs);
  else {
    // An app that has nothing new to publish may leave it as it is.
    await waitFor('a new Home tab', look, REPUBLISH_MS).catch(() => undefined);
  }
  const container = () => ({ kind: 'home', viewId: world.homes.of(userId)?.id ?? '' }) as const;
  return createSurface({ world, userId, container });
}

export function createPerson(world: World, userId: string): Person {
  world.people.get(userId);
  return {
    command(command, text = '', { channel } = {}) {
      const place = channel ?? world.channels.directMessageOf(userId).id;
      const typed = text === '' ? command : `${command} ${text}`;
      return runCommand(world, { user: userId, channel: place, text: typed });
    },
    shortcut: (callbackId) => runShortcut(world, { user: userId, callbackId }),
    async modal({ title, timeoutMs = world.waitMs } = {}) {
      const look = () => {
        const top = world.modals.stackOf(userId).at(-1);
        return title === undefined || top?.view.title.text === title ? top : undefined;
      };
      const what = title === undefined ? 'a modal' : `a modal "${title}"`;
      const modal = await waitFor(what, look, timeoutMs);
      return createModalHandle(world, userId, modal.id);
    },
    async noModal({ timeoutMs = world.waitMs } = {}) {
      const look = () => (world.modals.stackOf(userId).length === 0 ? true : undefined);
      await waitFor('no modal', look, timeoutMs);
    },
    home: (options) => openHomeTab(world, userId, options),
    channel: (name) => createConversation(world, userId, name),
    directMessage: () =>
      createConversation(world, userId, world.channels.directMessageOf(userId).id),
    async lastEphemeral({ text, timeoutMs = world.waitMs } = {}) {
      const look = () => {
        const message = world.messages.lastEphemeral(userId);
        if (message === undefined || text === undefined) return message;
        const shown = createMessageHandle(world, userId, message).text();
        return shown.includes(text) ? message : undefined;
      };
      const what = text === undefined ? 'an ephemeral message' : `an ephemeral message "${text}"`;
      return createMessageHandle(world, userId, await waitFor(what, look, timeoutMs));
    },
  };
}
