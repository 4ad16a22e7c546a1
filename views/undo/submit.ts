import type { types } from '@slack/bolt';
import type { Actor } from '../../src/domain/people/actor.js';
import { tellLateOutcome } from '../../src/services/notices/late-outcome.js';
import { lookUpContact } from '../../src/services/people/search.js';
import type { ActionHandler, SubmitHandler } from '../../src/slack/receive/handlers.js';
import { showNext } from '../flow/show-next.js';
import type { Surroundings } from '../flow/surroundings.js';
import { type ConfirmPlace, confirmMetadata } from '../forms/confirm.js';
import { refreshBelow } from '../invoice-details/submit.js';
import { undoPlace } from './undo-place.js';

type ActionArgs = Parameters<ActionHandler>[0];
type SubmitArgs = Parameters<SubmitHandler>[0];

/** Opens an undo's confirmation with an operation id of its own. */
export async function openUndo(
  surroundings: Surroundings,
  args: ActionArgs,
  title: string,
  build: (actor: Actor, place: ConfirmPlace) => Promise<types.ModalView>,
): Promise<void> {
  const { edge } = surroundings;
  const { place, instead } = undoPlace(args.body, edge.mintOperationId());
  const next = { what: `Opening “${title}”`, title, instead };
  await showNext(edge, args, next, (actor) => build(actor, place));
}

export type Undo = {
  /** What is tried, as a sentence begins. */
  what: string;
  /** Text of the submit button. */
  button: string;
  /** Block id of the amount, where the form has one. */
  amount?: string;
  /** Books it; `told` is for a person whose form is gone. */
  book: (
    actor: Actor,
    place: ConfirmPlace,
  ) => Promise<{ view: types.ModalView; told: { title: string; text: string } }>;
};

/** Books an undo before it is acknowledged; afterwards the views below show the new figures. */
export async function submitUndo(
  surroundings: Surroundings,
  { ack, body, view, client }: SubmitArgs,
  { what, button, amount, book }: Undo,
): Promise<void> {
  const { desk, edge } = surroundings;
  const tried: { actor: Actor; place: ConfirmPlace }[] = [];
  await edge.answerSubmission({
    ack,
    body,
    what,
    button,
    fields: amount === undefined ? {} : { amount },
    work: async () => {
      const place = confirmMetadata.read(view.private_metadata);
      const actor = await edge.actorFor(body);
      tried.push({ actor, place });
      return book(actor, place);
    },
    tellLate: (told) => {
      const { operationId } = confirmMetadata.read(view.private_metadata);
      return tellLateOutcome(desk, { operationId, userId: body.user.id, ...told });
    },
  });
  for (const { actor, place } of tried) {
    await refreshBelow(surroundings, client, actor, place.below);
  }
}

/** The payer's name for a result; the booking is done, so a missing contact is no fault. */
export async function payerName(
  { desk }: Surroundings,
  actor: Actor,
  payerId: string,
): Promise<string> {
  return (await lookUpContact(desk, actor, payerId))?.name ?? 'the payer';
}
