import type { BlockAction, types } from '@slack/bolt';
import { contactOption } from '../../src/blocks/contact-option.js';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { readStatement } from '../../src/services/credit/statement.js';
import { tellLateOutcome } from '../../src/services/notices/late-outcome.js';
import { offerContacts } from '../../src/services/people/search.js';
import type {
  ActionHandler,
  OptionsHandler,
  SubmitHandler,
} from '../../src/slack/receive/handlers.js';
import type { Form } from '../flow/open-form.js';
import { actionIdOf, buttonValue } from '../flow/show-next.js';
import { shownClub } from '../flow/shown-club.js';
import type { Surroundings } from '../flow/surroundings.js';
import type { StatementPlace } from './data.js';
import {
  choicesShown,
  readContact,
  readOlder,
  readStatementPlace,
  statementIds,
  statementModal,
} from './modal.js';

const nobody: StatementPlace = { contactId: null, older: null };

async function statementView(
  { desk }: Surroundings,
  actor: Actor,
  place: StatementPlace,
): Promise<types.ModalView> {
  const { contactId, older } = place;
  if (contactId === null) {
    return statementModal({ text: '', contacts: [] }, nobody, shownClub(desk));
  }
  const statement = await readStatement(desk, actor, { contactId, older });
  return statementModal(statement, place, shownClub(desk));
}

/** What `/statement …` opens: the statement of the one contact who fits, else a choice. */
async function statementFor(
  surroundings: Surroundings,
  actor: Actor,
  typed: string,
): Promise<types.ModalView> {
  const { desk } = surroundings;
  const text = typed.trim().slice(0, 100);
  const limit = choicesShown + 1;
  const search = { text, payersOnly: false, limit };
  const contacts = text === '' ? [] : await offerContacts(desk, actor, search);
  const [only] = contacts;
  if (only !== undefined && contacts.length === 1) {
    return statementView(surroundings, actor, { contactId: only.id, older: null });
  }
  return statementModal({ text, contacts }, nobody, shownClub(desk));
}

function placeNow(
  body: BlockAction,
  view: { private_metadata: string },
  clubId: string,
): StatementPlace {
  const before = readStatementPlace(view.private_metadata);
  switch (actionIdOf(body)) {
    case statementIds.older:
      return { ...before, older: readOlder(buttonValue(body)) };
    case statementIds.newest:
      return { ...before, older: null };
    case statementIds.show:
      return { contactId: buttonValue(body), older: null };
    default:
      return { contactId: readContact(body.view?.state.values ?? {}, clubId), older: null };
  }
}

/** Another contact, older movements, or the newest again. */
export function changeStatement(surroundings: Surroundings): ActionHandler {
  return async ({ ack, body, client }) => {
    await ack();
    await surroundings.edge.refreshModal(
      { client, body, what: 'Showing the statement' },
      async (actor, view) =>
        statementView(surroundings, actor, placeNow(body, view, surroundings.desk.club.id)),
    );
  };
}

export function submitStatement(surroundings: Surroundings): SubmitHandler {
  const { desk, edge } = surroundings;
  return async ({ ack, body, view }) => {
    const operationId = edge.mintOperationId();
    await edge.answerSubmission({
      ack,
      body,
      what: 'Showing the statement',
      button: 'Show',
      fields: { contact: statementIds.contact },
      work: async () => {
        const actor = await edge.actorFor(body);
        const contactId = readContact(view.state.values, desk.club.id);
        if (contactId === null) {
          throw new FieldErrors({ [statementIds.contact]: 'Choose a contact.' });
        }
        return {
          view: await statementView(surroundings, actor, { contactId, older: null }),
          told: { title: 'The statement', text: 'It took too long. Open /statement again.' },
        };
      },
      tellLate: (told) => tellLateOutcome(desk, { operationId, userId: body.user.id, ...told }),
    });
  };
}

/** Contacts by name while a person types; children too, who lead to their payer's account. */
export function searchStatementContact({ desk, edge }: Surroundings): OptionsHandler {
  return (args) =>
    edge.offerOptions(args, async (actor, { value }) => {
      const search = { text: value, payersOnly: false, limit: 50 };
      return (await offerContacts(desk, actor, search)).map(contactOption);
    });
}

/** The command, the shortcut and the button of the Home tab. */
export const statementForm: Form = {
  title: 'Statement',
  start: async (surroundings, actor, start) => {
    const text = start.kind === 'text' ? start.text : '';
    return { view: await statementFor(surroundings, actor, text) };
  },
};
