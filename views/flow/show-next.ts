import type { BlockAction, types } from '@slack/bolt';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Edge } from '../../src/slack/edge.js';
import type { ActionHandler } from '../../src/slack/receive/handlers.js';

type ActionArgs = Pick<Parameters<ActionHandler>[0], 'ack' | 'body' | 'client'>;

/** What the pressed button carries. */
export function buttonValue(body: BlockAction): string {
  const action = body.actions[0];
  return action?.type === 'button' ? (action.value ?? '') : '';
}

export function actionIdOf(body: BlockAction): string {
  return body.actions[0]?.action_id ?? '';
}

/** Whether the button stands in a modal with two others below it, which is all that Slack takes. */
export function isStackFull(view: BlockAction['view']): boolean {
  const below = view?.previous_view_id ?? null;
  return view?.type === 'modal' && below !== null && below !== view.root_view_id;
}

export type NextView = { what: string; title: string; instead?: boolean };

/**
 * Acknowledges a button and shows what it leads to: on top of the modal that it stands in, or in
 * that modal's place when the stack is full or `instead` is set.
 */
export async function showNext(
  edge: Edge,
  { ack, body, client }: ActionArgs,
  { what, title, instead = false }: NextView,
  build: (actor: Actor) => Promise<types.ModalView>,
): Promise<void> {
  await ack();
  const inModal = body.view?.type === 'modal';
  if (inModal && (instead || isStackFull(body.view))) {
    await edge.refreshModal({ client, body, what }, build);
    return;
  }
  const request = { client, body, what, title, onTop: inModal };
  await edge.openModal(request, async (actor) => ({ view: await build(actor) }));
}
