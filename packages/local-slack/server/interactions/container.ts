import type { ViewOutput } from '@slack/bolt';
import { type PlacedElement, placedElements } from '../block-walk.js';
import { initialOptions, optionsOf } from '../input-options.js';
import { type MessageOutput, messageOutput } from '../message-output.js';
import type { PageContainer, PageMessage } from '../page-api.js';
import { SlackRefusal } from '../refusal.js';
import { homeOutput, modalOutput } from '../view-output.js';
import type { StateOption, StateValues } from '../view-state.js';
import type { World } from '../world.js';

/** Where a person acts: what is shown there, and how payloads describe it. */
export type Acted = {
  blocks: readonly unknown[];
  values: StateValues;
  setValues(values: StateValues): void;
  offered: Map<string, StateOption[]>;
  /** The payload's `container`, and its `view` or `channel` and `message`. */
  describe(): {
    container: Record<string, unknown>;
    view?: ViewOutput;
    channel?: { id: string; name: string };
    message?: MessageOutput;
  };
  modalId?: string;
  message?: PageMessage;
};

function actedModal(world: World, userId: string, viewId: string): Acted {
  const modal = world.modals.find(viewId);
  if (modal === undefined || modal.userId !== userId) throw new SlackRefusal('view_not_found');
  return {
    blocks: modal.view.blocks,
    values: modal.values,
    setValues: (values) => {
      modal.values = values;
    },
    offered: modal.offered,
    modalId: modal.id,
    describe: () => ({
      container: { type: 'view', view_id: modal.id },
      view: modalOutput(world, modal),
    }),
  };
}

function actedHome(world: World, userId: string): Acted {
  const home = world.homes.of(userId);
  if (home === undefined) throw new SlackRefusal('view_not_found');
  return {
    blocks: home.view.blocks,
    values: home.values,
    setValues: (values) => {
      home.values = values;
    },
    offered: home.offered,
    describe: () => ({
      container: { type: 'view', view_id: home.id },
      view: homeOutput(world, home),
    }),
  };
}

function actedMessage(world: World, userId: string, channelId: string, ts: string): Acted {
  const channel = world.channels.get(channelId);
  const message = world.messages.find(channel.id, ts);
  const isVisible = channel.members.includes(userId);
  if (message === undefined || !isVisible) throw new SlackRefusal('message_not_found');
  const { ephemeralFor } = message;
  if (ephemeralFor !== undefined && ephemeralFor !== userId) {
    throw new SlackRefusal('message_not_found');
  }
  const isEphemeral = ephemeralFor !== undefined;
  const offered = world.messageOffers.get(message) ?? new Map<string, StateOption[]>();
  world.messageOffers.set(message, offered);
  const name = channel.kind === 'dm' ? 'directmessage' : channel.name;
  return {
    ...{ blocks: message.blocks, offered, message },
    values: world.messageStates.of(message, userId),
    setValues: (values) => world.messageStates.set(message, userId, values),
    describe: () => ({
      container: {
        ...{ type: 'message', message_ts: ts, channel_id: channel.id },
        is_ephemeral: isEphemeral,
      },
      channel: { id: channel.id, name },
      // Slack does not send the contents of what only one person sees.
      ...(isEphemeral ? {} : { message: messageOutput(world, message) }),
    }),
  };
}

export function findActed(world: World, userId: string, container: PageContainer): Acted {
  switch (container.kind) {
    case 'modal':
      return actedModal(world, userId, container.viewId);
    case 'home':
      return actedHome(world, userId);
    case 'message':
      return actedMessage(world, userId, container.channel, container.ts);
  }
}

export function findElement(acted: Acted, blockId: string, actionId: string): PlacedElement {
  const found = placedElements(acted.blocks).find(
    (placed) => placed.blockId === blockId && placed.actionId === actionId,
  );
  if (found === undefined) throw new SlackRefusal('element_not_found');
  return found;
}

export function offerKey({ blockId, actionId }: PlacedElement): string {
  return JSON.stringify([blockId, actionId]);
}

/** What a person can choose in this element: its options, its first choice, what it has offered. */
export function choosable(acted: Acted, placed: PlacedElement): StateOption[] {
  const { element } = placed;
  const offered = acted.offered.get(offerKey(placed)) ?? [];
  return [...offered, ...optionsOf(element), ...initialOptions(element)];
}
