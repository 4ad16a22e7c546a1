import type { ModalView } from '@slack/types';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Edge } from '../../src/slack/edge.js';
import type { Pressed } from '../../src/slack/receive/handlers.js';
import { isStackFull } from './pressed-button.js';

/** `what` is what was tried, as a sentence begins: `Making the PDF`. */
export type NextView = {
  what: string;
  title: string;
  instead?: boolean;
  /** A window opens at once that asks for patience. */
  takesLong?: boolean;
};

/**
 * Acknowledges a button and shows what it leads to: on top of the modal that it stands in, or in
 * that modal's place when the stack is full or `instead` is set. Resolves with the id of the view
 * that shows it, null where it could not be shown.
 */
export async function showNext(
  edge: Edge,
  { ack, body, client }: Pressed,
  { what, title, instead = false, takesLong = false }: NextView,
  build: (actor: Actor) => Promise<ModalView>,
): Promise<string | null> {
  await ack();
  const { view } = body;
  const onTop = view?.type === 'modal';
  const takesPlace = onTop && (instead || isStackFull(view));
  if (takesPlace && !takesLong) {
    await edge.refreshModal({ client, body, what }, build);
    return view.id;
  }
  const where = takesPlace ? { insteadOf: view.id } : { onTop };
  const request = { client, body, what, title, takesLong, ...where };
  return edge.openModal(request, async (actor) => ({ view: await build(actor) }));
}
