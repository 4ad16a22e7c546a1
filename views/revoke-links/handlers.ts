import type { FormAnswer } from '../../src/blocks/form-answer.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { revokeLinks } from '../../src/services/links/account-links.js';
import { previewAccountLink } from '../../src/services/links/send-account-link.js';
import type { Pressed, Submitted } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { actionIdOf, buttonValue } from '../flow/pressed-button.js';
import { showNext } from '../flow/show-next.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { revokeLinksIds, revokeLinksTitle, revokeLinksWords } from './ids.js';
import { revokedModal, revokedText, revokeModal } from './modal.js';
import { linkValue, type RevokePlace, revokeLinksMetadata } from './place.js';

async function openRevoke(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk, edge } = surroundings;
  const { body } = pressed;
  const value = buttonValue(body);
  const isOne = actionIdOf(body) === revokeLinksIds.one;
  const which = isOne ? linkValue.read(value) : { payerId: value, linkId: null };
  const operationId = edge.mintOperationId();
  const place = { operationId, ...which, beneath: beneathOf(surroundings, body) };
  const next = { what: revokeLinksTitle, title: revokeLinksTitle };
  await showNext(edge, pressed, next, async (actor) => {
    const { payer } = await previewAccountLink(desk, actor, place.payerId);
    return revokeModal(payer.name, place);
  });
}

async function revoke(
  { desk }: Surroundings,
  actor: Actor,
  { payerId, linkId }: RevokePlace,
): Promise<FormAnswer> {
  const count = await revokeLinks(desk, actor, {
    payerId,
    ...(linkId === null ? {} : { linkId }),
  });
  return { view: revokedModal(count), told: { title: 'Revoked', text: revokedText(count) } };
}

async function submitRevoke(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  const kept = () => revokeLinksMetadata.read(submitted.view.private_metadata);
  const { linkId } = kept();
  await submitForm(surroundings, submitted, {
    what: 'Revoking',
    button: linkId === null ? revokeLinksWords.all : revokeLinksWords.one,
    fields: {},
    remembered: kept,
    decide: (actor) => revoke(surroundings, actor, kept()),
  });
}

export const submissions: FormHandlers['submissions'] = {
  [revokeLinksIds.callback]: submitRevoke,
};

export const actions: FormHandlers['actions'] = {
  [revokeLinksIds.one]: openRevoke,
  [revokeLinksIds.all]: openRevoke,
};

export const searches: FormHandlers['searches'] = {};
