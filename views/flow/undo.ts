import type { ModalView } from '@slack/types';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import type { Actor } from '../../src/domain/people/actor.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { type ConfirmPlace, confirmMetadata } from '../forms/confirm.js';
import { beneathOf } from './beneath-of.js';
import { buttonValue, isStackFull } from './pressed-button.js';
import { showNext } from './show-next.js';
import { submitForm } from './submit-form.js';
import type { Surroundings } from './surroundings.js';

/**
 * Where an undo opens, from where its button was pressed. One that leads on from another undo
 * takes its place, so that the figures below are those of one invoice and the stack never grows.
 */
function undoPlace(
  surroundings: Surroundings,
  body: Pressed['body'],
): { place: ConfirmPlace; instead: boolean } {
  const operationId = surroundings.edge.mintOperationId();
  const fresh = { operationId, about: buttonValue(body), noteId: null };
  const { view } = body;
  const before =
    view?.type === 'modal' ? confirmMetadata.readIfOwn(view.private_metadata) : undefined;
  if (before !== undefined) {
    const { beneath, full, noteId } = before;
    return { place: { ...fresh, beneath, full, noteId }, instead: true };
  }
  const full = isStackFull(view);
  return { place: { ...fresh, beneath: beneathOf(surroundings, body), full }, instead: false };
}

/** Opens an undo's confirmation with an operation id of its own. */
export async function openUndo(
  surroundings: Surroundings,
  pressed: Pressed,
  title: string,
  build: (actor: Actor, place: ConfirmPlace) => Promise<ModalView>,
): Promise<void> {
  const { place, instead } = undoPlace(surroundings, pressed.body);
  const next = { what: `Opening “${title}”`, title, instead };
  await showNext(surroundings.edge, pressed, next, (actor) => build(actor, place));
}

export type Undo = {
  /** What is tried, as a sentence begins. */
  what: string;
  /** Text of the submit button. */
  button: string;
  /** Block id of the amount, where the form has one. */
  amount?: string;
  /** Books it. */
  book: (actor: Actor, place: ConfirmPlace) => Promise<FormAnswer>;
};

/** Books an undo; afterwards the screens beneath show the new figures. */
export async function submitUndo(
  surroundings: Surroundings,
  submitted: Submitted,
  { what, button, amount, book }: Undo,
): Promise<void> {
  const place = () => confirmMetadata.read(submitted.view.private_metadata);
  await submitForm(surroundings, submitted, {
    what,
    button,
    fields: amount === undefined ? {} : { amount },
    remembered: place,
    decide: (actor) => book(actor, place()),
  });
}
