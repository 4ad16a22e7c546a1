import { createPerson, type Person } from './driver/person.js';
import { type WaitOptions, waitFor } from './driver/wait.js';
import type { World } from './world.js';

export type { Conversation, MessageHandle } from './driver/conversation.js';
export type { ModalHandle } from './driver/modal.js';
export type { Person } from './driver/person.js';
export type { Surface } from './driver/surface.js';

/** Acts as people in the workspace, through the same ways as the page. */
export type Driver = {
  as(userId: string): Person;
  /** Until the look finds something other than undefined and false. */
  waitFor<Found>(
    what: string,
    look: () => Found | undefined | false,
    options?: WaitOptions,
  ): Promise<Found>;
  /** Until the app is connected (Socket Mode). */
  connected(options?: WaitOptions): Promise<void>;
};

export function createDriver(world: World): Driver {
  return {
    as: (userId) => createPerson(world, userId),
    waitFor: async (what, look, { timeoutMs = world.waitMs } = {}) =>
      await waitFor(what, () => look() || undefined, timeoutMs),
    async connected({ timeoutMs = world.waitMs } = {}) {
      const look = () => (world.delivery.isConnected() ? true : undefined);
      await waitFor('the app to connect', look, timeoutMs);
    },
  };
}
