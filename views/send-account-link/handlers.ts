import type { FormAnswer } from '../../src/blocks/form-answer.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { previewAccountLink, sendAccountLink } from '../../src/services/links/send-account-link.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { sendAccountLinkIds, sendAccountLinkTitle } from './ids.js';
import { type SendLinkPlace, sendLinkMetadata, sendLinkModal } from './modal.js';
import { linkSentModal, linkSentText, linkSentTitle } from './result.js';

const moved = 'The address changed meanwhile, so nothing was sent. This is how it is now.';

async function openSend(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk, edge } = surroundings;
  const place = {
    ...{ operationId: edge.mintOperationId(), payerId: buttonValue(pressed.body), to: '' },
    beneath: beneathOf(surroundings, pressed.body),
  };
  const next = { what: sendAccountLinkTitle, title: sendAccountLinkTitle };
  await showNext(edge, pressed, next, async (actor) =>
    sendLinkModal(await previewAccountLink(desk, actor, place.payerId), place),
  );
}

async function send(
  { desk }: Surroundings,
  actor: Actor,
  place: SendLinkPlace,
): Promise<FormAnswer> {
  const { operationId, payerId, to } = place;
  const sent = await sendAccountLink(desk, actor, { operationId, payerId, to });
  if (!sent.isSent) {
    const told = { title: 'No link was sent', text: moved };
    return { view: sendLinkModal(sent, place, moved), told };
  }
  const shown = { payerName: sent.payer.name, to };
  const told = { title: linkSentTitle, text: linkSentText(shown) };
  return { view: linkSentModal(shown), told };
}

async function submitSend(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const kept = () => sendLinkMetadata.read(submitted.view.private_metadata);
  await submitForm(surroundings, submitted, {
    ...{ what: 'Sending the link', button: 'Send', fields: {} },
    remembered: kept,
    decide: (actor) => send(surroundings, actor, kept()),
  });
}

export const submissions: FormHandlers['submissions'] = {
  [sendAccountLinkIds.callback]: submitSend,
};

export const actions: FormHandlers['actions'] = { [sendAccountLinkIds.open]: openSend };

export const searches: FormHandlers['searches'] = {};
