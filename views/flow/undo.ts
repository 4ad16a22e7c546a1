import type { ModalView } from '@slack/types';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { withBeside, withNotice } from '../../src/blocks/layout.js';
import { StaleForm } from '../../src/blocks/stale-form.js';
import { wordsFor } from '../../src/blocks/words.js';
import { type Earlier, LooksAlike } from '../../src/domain/books/looks-alike.js';
import type { ShownPromise } from '../../src/domain/books/promise.js';
import type { Actor } from '../../src/domain/people/actor.js';
import type { SecondPersonHint } from '../../src/services/approvals/form-hint.js';
import type { Envelope } from '../../src/services/books/envelope.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { alreadyAsked } from '../forms/already-asked.js';
import { type ConfirmPlace, closeOf, confirmMetadata } from '../forms/confirm.js';
import { keepPromise, recallPromise } from '../forms/kept-promise.js';
import {
  askedUpTo,
  asking,
  type LookAlikeWords,
  lookAlikeBlocks,
  lookAlikeOf,
} from '../forms/look-alike.js';
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
export type Shown = { shown: ShownPromise; secondPerson?: SecondPersonHint | null };

export type Undo<Preview extends Shown> = {
  title: string;
  /** What is tried, as a sentence begins. */
  what: string;
  /** Text of the submit button. */
  button: string;
  /** Block ids of the inputs that can be blamed, of those that the form has. */
  fields?: { amount?: string; day?: string };
  /** What it would do now. */
  preview: (surroundings: Surroundings, actor: Actor, about: string) => Promise<Preview>;
  /** The form that says so. */
  modal: (surroundings: Surroundings, preview: Preview, place: ConfirmPlace) => ModalView;
  /** What is said of the same that was done minutes ago, where the act can be meant twice. */
  sameThing?: (request: UndoRequest) => SameThingShown;
  /** Books it, if that still does what the form said. @throws FactsMoved, LooksAlike */
  book: (request: UndoRequest) => Promise<FormAnswer>;
};

export type UndoRequest = {
  surroundings: Surroundings;
  actor: Actor;
  place: ConfirmPlace;
  values: Submitted['view']['state']['values'];
  shown: ShownPromise;
};

/** `amount` in minor units of what was typed. */
export type SameThingShown = { amount: bigint; words: LookAlikeWords };

/** What an act that can be meant twice is booked with. @param amount minor units */
export function envelopeOf({ actor, place }: UndoRequest, amount: bigint): Envelope {
  const { operationId, about, asked } = place;
  return { actor, operationId, askedUpTo: askedUpTo(asked, { about, amount }) };
}

/**
 * Where an undo opens, from where its button was pressed. One that leads on from another undo
 * takes its place, so that the figures below are those of one invoice and the stack never grows.
 */
function undoPlace(
  surroundings: Surroundings,
  body: Pressed['body'],
): { place: ConfirmPlace; instead: boolean } {
  const operationId = surroundings.edge.mintOperationId();
  const fresh = { operationId, about: buttonValue(body), noteId: null, shown: null, asked: null };
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
  const open = preview.secondPerson?.open ?? null;
  if (open !== null) return { preview, view: alreadyAsked(view, open) };
  const said = await secondPersonNotice(surroundings, actor, preview.secondPerson ?? null);
  if (said === null) return { preview, view };
  return { preview, view: withBeside(view, { sentence: said, blockId: undo.fields?.amount }) };
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

/** The form once more, with a question about the same that was done minutes ago. */
async function askAboutSame<Preview extends Shown>(
  undo: Undo<Preview>,
  { surroundings, actor, place }: UndoRequest,
  same: { earlier: Earlier; shown: SameThingShown },
): Promise<FormAnswer> {
  const { amount, words } = same.shown;
  const now = surroundings.desk.now();
  const lookAlike = lookAlikeOf(same.earlier, { about: place.about, amount, actor, now });
  const { asked } = lookAlike;
  const { view } = await shownIn(surroundings, undo, actor, { ...place, asked });
  const { why } = asking({ lookAlike }, () => '');
  return {
    view: {
      ...view,
      blocks: [...lookAlikeBlocks(lookAlike, { ...words, close: closeOf(place) }), ...view.blocks],
    },
    told: {
      title: `${undo.what}: nothing was booked`,
      text: `${why} Open it again if you want to go on.`,
    },
  };
}

async function bookUndo<Preview extends Shown>(
  undo: Undo<Preview>,
  request: UndoRequest,
): Promise<FormAnswer> {
  try {
    return await orShownAnew(
      () => undo.book(request),
      () => showAnew(request.surroundings, undo, request),
    );
  } catch (error) {
    const shown = undo.sameThing?.(request);
    if (!(error instanceof LooksAlike) || shown === undefined) throw error;
    return askAboutSame(undo, request, { earlier: error.earlier, shown });
  }
}

/** Books an undo; afterwards the screens beneath show the new figures. */
export async function submitUndo<Preview extends Shown>(
  surroundings: Surroundings,
  submitted: Submitted,
  undo: Undo<Preview>,
): Promise<void> {
  const { what, button, fields = {} } = undo;
  const { state, private_metadata: metadata } = submitted.view;
  await submitForm(surroundings, submitted, {
    what,
    button,
    fields,
    remembered: () => confirmMetadata.read(metadata),
    decide: async (actor) => {
      const place = confirmMetadata.read(metadata);
      // What only says why nothing can be done has no button, so this was not made by the desk.
      if (place.shown === null) throw new StaleForm();
      const shown = recallPromise(place.shown);
      return bookUndo(undo, { surroundings, actor, place, values: state.values, shown });
    },
  });
}
