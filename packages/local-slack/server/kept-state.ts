import type { HomeView, ModalView } from '@slack/types';
import type { KeptHome } from './homes.js';
import { isObject, listOf, textOf } from './json.js';
import { MESSAGE_BLOCKS } from './limits.js';
import type { KeptModal } from './modals.js';
import type { PageMessage } from './page-api.js';
import { SlackRefusal } from './refusal.js';
import { areBlocks } from './strict/blocks.js';
import { readHomeView, readModalView } from './strict/view.js';

export type KeptState = {
  version: 1;
  /** Of the page; undefined in a file of before there was one. */
  key: string | undefined;
  messages: PageMessage[];
  homes: KeptHome[];
  modals: KeptModal[];
};

function isMessage(value: unknown): value is PageMessage {
  if (!isObject(value) || !areBlocks(value.blocks, 'message', MESSAGE_BLOCKS)) return false;
  const texts = [value.channel, value.ts, value.user, value.text];
  return texts.every((text) => textOf(text) !== undefined) && typeof value.edited === 'boolean';
}

function isHomeView(value: unknown): value is HomeView {
  return readHomeView(value).type === 'home';
}

function isModalView(value: unknown): value is ModalView {
  return readModalView(value).type === 'modal';
}

function isValues(value: unknown): value is KeptModal['values'] {
  return isObject(value) && Object.values(value).every(isObject);
}

function isModal(value: unknown): value is KeptModal {
  if (!isObject(value) || !isModalView(value.view) || !isValues(value.values)) return false;
  const { previousId } = value;
  const texts = [value.id, value.hash, value.userId, value.rootId, previousId ?? ''];
  return texts.every((text) => textOf(text) !== undefined) && previousId !== undefined;
}

function isHome(value: unknown): value is KeptHome {
  if (!isObject(value) || !isHomeView(value.view)) return false;
  return [value.id, value.hash, value.userId].every((text) => textOf(text) !== undefined);
}

/** What was stored; throws where it is damaged. */
export function readState(text: string): KeptState {
  const stored: unknown = JSON.parse(text);
  if (!isObject(stored) || stored.version !== 1) throw new SlackRefusal('unknown_version');
  const messages = listOf(stored.messages);
  const homes = listOf(stored.homes);
  if (!messages.every(isMessage)) throw new SlackRefusal('damaged_messages');
  if (!homes.every(isHome)) throw new SlackRefusal('damaged_homes');
  const modals = listOf(stored.modals);
  if (!modals.every(isModal)) throw new SlackRefusal('damaged_forms');
  return { version: 1, key: textOf(stored.key), messages, homes, modals };
}
