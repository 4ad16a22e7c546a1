import type { ModalView } from '@slack/types';
import { fillIds, fillTextDefaults } from '../block-walk.js';
import type { PublishedHome } from '../homes.js';
import { type JsonObject, textOf } from '../json.js';
import type { OpenModal } from '../modals.js';
import { invalidArguments, SlackRefusal } from '../refusal.js';
import { readHomeView, readModalView } from '../strict/view.js';
import { homeOutput, modalOutput } from '../view-output.js';
import type { World } from '../world.js';
import { requiredText } from './arguments.js';
import { type ApiMethods, forBot, type ViewReply } from './method.js';

/**
 * A checked modal with its ids filled in. Refuses with `duplicate_external_id` when another open
 * modal has the same one.
 */
export function prepareModal(world: World, value: unknown, replaced?: OpenModal): ModalView {
  const view = readModalView(value);
  const externalId = view.external_id ?? '';
  const holder = externalId === '' ? undefined : world.modals.findByExternalId(externalId);
  if (holder !== undefined && holder !== replaced) {
    throw new SlackRefusal('duplicate_external_id');
  }
  fillIds(view.blocks, world.ids);
  fillTextDefaults(view);
  return view;
}

function triggered(world: World, args: JsonObject, place: 'open' | 'push'): ViewReply {
  const triggerId = textOf(args.trigger_id) ?? textOf(args.interactivity_pointer);
  if (triggerId === undefined) throw invalidArguments('missing required field: trigger_id');
  const { userId, fromModal } = world.triggers.check(triggerId);
  const view = prepareModal(world, args.view);
  const isOpen = fromModal !== undefined && world.modals.find(fromModal) !== undefined;
  if (place === 'push' && !isOpen) throw new SlackRefusal('not_found');
  const { modals } = world;
  const modal = isOpen ? modals.push(userId, view) : modals.open(userId, view);
  world.triggers.exchange(triggerId);
  return { ok: true, view: modalOutput(world, modal) };
}

function checkHash(args: JsonObject, shown: { hash: string }): void {
  const hash = textOf(args.hash);
  if (hash !== undefined && hash !== '' && hash !== shown.hash) {
    throw new SlackRefusal('hash_conflict');
  }
}

function publishOn(world: World, args: JsonObject, userId: string): PublishedHome {
  const view = readHomeView(args.view);
  fillIds(view.blocks, world.ids);
  fillTextDefaults(view);
  return world.homes.publish(userId, view);
}

function update(world: World, args: JsonObject): ViewReply {
  const viewId = textOf(args.view_id);
  const externalId = textOf(args.external_id);
  if (viewId === undefined && externalId === undefined) {
    throw invalidArguments('missing required field: view_id');
  }
  const { modals, homes } = world;
  const modal =
    viewId === undefined ? modals.findByExternalId(externalId ?? '') : modals.find(viewId);
  if (modal !== undefined) {
    checkHash(args, modal);
    const view = prepareModal(world, args.view, modal);
    return { ok: true, view: modalOutput(world, modals.update(modal, view)) };
  }
  const home = viewId === undefined ? undefined : homes.find(viewId);
  if (home === undefined) throw new SlackRefusal('not_found');
  checkHash(args, home);
  return { ok: true, view: homeOutput(world, publishOn(world, args, home.userId)) };
}

function publish(world: World, args: JsonObject): ViewReply {
  const userId = requiredText(args, 'user_id');
  world.people.get(userId);
  const before = world.homes.of(userId);
  if (before !== undefined) checkHash(args, before);
  return { ok: true, view: homeOutput(world, publishOn(world, args, userId)) };
}

export const VIEW_METHODS: ApiMethods = {
  'views.open': forBot((world, args) => triggered(world, args, 'open')),
  'views.push': forBot((world, args) => triggered(world, args, 'push')),
  'views.update': forBot(update),
  'views.publish': forBot(publish),
};
