import type { ModalView } from '@slack/types';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { CreditError } from '../../src/domain/errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { previewReinstate } from '../../src/services/sessions/cancelling/preview-reinstate-session.js';
import { reinstateSession } from '../../src/services/sessions/cancelling/reinstate-session.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { reinstateFormTitle, reinstateIds, reinstateTitle } from './ids.js';
import { type ReinstatePlace, reinstateMetadata, reinstateModal, saidOf } from './modal.js';
import { reinstatedModal } from './result.js';

const moved =
  'Something else would happen now than what this said, so nothing was done. Look at it as it is now.';

async function drawReinstate(
  { desk }: Surroundings,
  actor: Actor,
  { place, notice }: { place: ReinstatePlace; notice: string | null },
): Promise<ModalView> {
  const preview = await previewReinstate(desk, actor, { sessionId: place.sessionId });
  return reinstateModal(preview, place, { club: shownClub(desk), notice });
}

async function openReinstate(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { edge } = surroundings;
  const place = {
    ...{ operationId: edge.mintOperationId(), sessionId: buttonValue(pressed.body), said: '' },
    beneath: beneathOf(surroundings, pressed.body),
  };
  const next = { what: `Opening “${reinstateFormTitle}”`, title: reinstateFormTitle };
  await showNext(edge, pressed, next, (actor) =>
    drawReinstate(surroundings, actor, { place, notice: null }),
  );
}

/** Nothing where it takes place already: then an earlier press of this very form may have done it. */
async function shownNow(desk: Surroundings['desk'], actor: Actor, sessionId: string) {
  try {
    return (await previewReinstate(desk, actor, { sessionId })).shown;
  } catch (error) {
    if (error instanceof CreditError && error.code === 'session-not-cancelled') return undefined;
    throw error;
  }
}

/** What was looked at is done, or shown once more where it is not what would be done now. */
async function reinstate(
  surroundings: Surroundings,
  actor: Actor,
  place: ReinstatePlace,
): Promise<FormAnswer> {
  const { desk } = surroundings;
  const { operationId, sessionId, said } = place;
  const shown = await shownNow(desk, actor, sessionId);
  if (shown !== undefined && saidOf(shown) !== said) {
    const view = await drawReinstate(surroundings, actor, { place, notice: moved });
    return { view, told: { title: 'The session was not reinstated', text: moved } };
  }
  const what = { operationId, sessionId, ...(shown === undefined ? {} : { shown }) };
  const done = await reinstateSession(desk, actor, what);
  const text = 'Nobody was told. Please tell the attendees yourself.';
  return { view: reinstatedModal(done), told: { title: 'The session takes place again', text } };
}

async function submitReinstate(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const kept = () => reinstateMetadata.read(submitted.view.private_metadata);
  await submitForm(surroundings, submitted, {
    ...{ what: 'Reinstating the session', button: reinstateTitle, fields: {} },
    remembered: kept,
    decide: (actor) => reinstate(surroundings, actor, kept()),
  });
}

export const submissions: FormHandlers['submissions'] = {
  [reinstateIds.callback]: submitReinstate,
};

export const actions: FormHandlers['actions'] = { [reinstateIds.open]: openReinstate };

export const searches: FormHandlers['searches'] = {};
