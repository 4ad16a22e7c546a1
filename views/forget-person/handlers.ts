import { contactOption } from '../../src/blocks/contact-option.js';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { FormAnswer } from '../../src/blocks/form-answer.js';
import { limits } from '../../src/blocks/text-objects.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { requireRight } from '../../src/domain/people/permission.js';
import { forgetPerson } from '../../src/services/forgetting/forget-person.js';
import { offerContacts } from '../../src/services/people/search-contacts.js';
import type { Pressed, Searched, Submitted } from '../../src/slack/receive/handlers.js';
import { beneathOf } from '../flow/beneath-of.js';
import { showNext } from '../flow/show-next.js';
import { submitForm } from '../flow/submit-form.js';
import type { FormHandlers, Surroundings } from '../flow/surroundings.js';
import { chosenRecord } from '../forms/form-values.js';
import { forgetPersonButton, forgetPersonIds, forgetPersonTitle } from './ids.js';
import { forgetPersonMetadata, forgetPersonModal, forgottenModal } from './modal.js';

async function openForgetPerson(surroundings: Surroundings, pressed: Pressed): Promise<void> {
  const { desk, edge } = surroundings;
  const place = {
    operationId: edge.mintOperationId(),
    beneath: beneathOf(surroundings, pressed.body),
  };
  const next = { what: 'Opening the form', title: forgetPersonTitle };
  await showNext(edge, pressed, next, async (actor) => {
    requireRight(actor, 'forget-person');
    return forgetPersonModal(place, desk.approvals.singleHanded);
  });
}

async function forget(
  { desk }: Surroundings,
  { view }: Submitted,
  actor: Actor,
): Promise<FormAnswer> {
  const { operationId } = forgetPersonMetadata.read(view.private_metadata);
  const contactId = chosenRecord(view.state.values, desk.club.id, forgetPersonIds.contact);
  if (contactId === null) {
    throw new FieldErrors({ [forgetPersonIds.contact]: 'Choose who is to be forgotten.' });
  }
  await forgetPerson(desk, { actor, operationId }, { contactId });
  const told = { title: 'The person is forgotten', text: 'The books stay as they are.' };
  return { view: forgottenModal(), told };
}

async function submitForgetPerson(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  await submitForm(surroundings, submitted, {
    ...{ what: 'Forgetting the person', button: forgetPersonButton },
    fields: { contact: forgetPersonIds.contact },
    // An admin who lost the role a minute ago forgets nobody any more.
    freshRoles: true,
    remembered: () => forgetPersonMetadata.read(submitted.view.private_metadata),
    decide: (actor) => forget(surroundings, submitted, actor),
  });
}

async function searchContact({ desk, edge }: Surroundings, searched: Searched): Promise<void> {
  await edge.offerOptions(searched, async (actor) => {
    const text = searched.body.value.trim();
    const limit = limits.optionsInList;
    const found = await offerContacts(desk, actor, { text, limit: limit + 1 });
    const options = found.slice(0, limit).map(contactOption);
    return { options, total: found.length, more: found.length > limit };
  });
}

export const submissions: FormHandlers['submissions'] = {
  [forgetPersonIds.callback]: submitForgetPerson,
};

export const actions: FormHandlers['actions'] = { [forgetPersonIds.open]: openForgetPerson };

export const searches: FormHandlers['searches'] = { [forgetPersonIds.contact]: searchContact };
