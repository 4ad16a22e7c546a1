import type { ModalView } from '@slack/types';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { withClosing, withNotice } from '../../src/blocks/layout.js';
import { StaleForm } from '../../src/blocks/stale-form.js';
import { wordsFor } from '../../src/blocks/words.js';
import type { ShownPromise } from '../../src/domain/books/promise.js';
import type { Actor } from '../../src/domain/people/actor.js';
import type { SecondPersonHint } from '../../src/services/approvals/form-hint.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { type ConfirmPlace, confirmMetadata } from '../forms/confirm.js';
import { keepPromise, recallPromise } from '../forms/kept-promise.js';
import { movedSentence } from '../forms/moved-words.js';
import { beneathOf } from './beneath-of.js';
import { orShownAnew } from './or-shown-anew.js';
import { buttonValue, isStackFull } from './pressed-button.js';
import { secondPersonNotice } from './second-person.js';
import { showNext } from './show-next.js';
import { shownClub } from './shown-club.js';
import { submitForm } from './submit-form.js';
import type { Surroundings } from './surroundings.js';

/** `secondPerson`: why one person alone may not do it. */
type Shown = { shown: ShownPromise; secondPerson?: SecondPersonHint | null };

export type Undo<Preview extends Shown> = {
  title: string;
  /** What is tried, as a sentence begins. */
  what: string;
  /** Text of the submit button. */
  button: string;
  /** Block id of the amount, where the form has one. */
  amount?: string;
  /** What it would do now. */
  preview: (surroundings: Surroundings, actor: Actor, about: string) => Promise<Preview>;
  /** The form that says so. */
  modal: (surroundings: Surroundings, preview: Preview, place: ConfirmPlace) => ModalView;
  /** Books it, if that still does what the form said. @throws FactsMoved */
  book: (request: UndoRequest) => Promise<FormAnswer>;
};

export type UndoRequest = {
  surroundings: Surroundings;
  actor: Actor;
  place: ConfirmPlace;
  values: Submitted['view']['state']['values'];
  shown: ShownPromise;
};

/**
 * Where an undo opens, from where its button was pressed. One that leads on from another undo
 * takes its place, so that the figures below are those of one invoice and the stack never grows.
 */
function undoPlace(
  surroundings: Surroundings,
  body: Pressed['body'],
): { place: ConfirmPlace; instead: boolean } {
  const operationId = surroundings.edge.mintOperationId();
  const fresh = { operationId, about: buttonValue(body), noteId: null, shown: null };
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

async function shownIn<Preview extends Shown>(
  surroundings: Surroundings,
  undo: Undo<Preview>,
  actor: Actor,
  place: ConfirmPlace,
): Promise<{ preview: Preview; view: ModalView }> {
  const preview = await undo.preview(surroundings, actor, place.about);
  const view = undo.modal(surroundings, preview, { ...place, shown: keepPromise(preview.shown) });
  const said = await secondPersonNotice(surroundings, actor, preview.secondPerson ?? null);
  return { preview, view: said === null ? view : withClosing(view, said) };
}

/** Opens an undo's confirmation with an operation id of its own. */
export async function openUndo<Preview extends Shown>(
  surroundings: Surroundings,
  pressed: Pressed,
  undo: Undo<Preview>,
): Promise<void> {
  const { title } = undo;
  const { place, instead } = undoPlace(surroundings, pressed.body);
  const next = { what: `Opening “${title}”`, title, instead };
  await showNext(surroundings.edge, pressed, next, async (actor) => {
    const { view } = await shownIn(surroundings, undo, actor, place);
    return view;
  });
}

/** The form once more, with what would happen now; nothing was booked. */
async function showAnew<Preview extends Shown>(
  surroundings: Surroundings,
  undo: Undo<Preview>,
  { actor, place, shown }: Pick<UndoRequest, 'actor' | 'place' | 'shown'>,
): Promise<FormAnswer> {
  const { preview, view } = await shownIn(surroundings, undo, actor, place);
  const words = wordsFor(shownClub(surroundings.desk));
  const why = movedSentence(shown.facts, preview.shown.facts, words);
  return {
    view: withNotice(view, [`${why} Nothing was booked. Look at what would happen now.`]),
    told: {
      title: `${undo.what}: nothing was booked`,
      text: `${why} Open it again to see what would happen now.`,
    },
  };
}

/** Books an undo; afterwards the screens beneath show the new figures. */
export async function submitUndo<Preview extends Shown>(
  surroundings: Surroundings,
  submitted: Submitted,
  undo: Undo<Preview>,
): Promise<void> {
  const { what, button, amount } = undo;
  const { state, private_metadata: metadata } = submitted.view;
  await submitForm(surroundings, submitted, {
    what,
    button,
    fields: amount === undefined ? {} : { amount },
    remembered: () => confirmMetadata.read(metadata),
    decide: async (actor) => {
      const place = confirmMetadata.read(metadata);
      // What only says why nothing can be done has no button, so this was not made by the desk.
      if (place.shown === null) throw new StaleForm();
      const shown = recallPromise(place.shown);
      return orShownAnew(
        () => undo.book({ surroundings, actor, place, values: state.values, shown }),
        () => showAnew(surroundings, undo, { actor, place, shown }),
      );
    },
  });
}
