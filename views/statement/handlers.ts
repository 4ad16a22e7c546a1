import type { ModalView } from '@slack/types';
import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { Actor } from '../../src/domain/people/actor.js';
import { readStatement } from '../../src/services/credit/statement.js';
import { linkWayOf } from '../../src/services/links/send-account-link.js';
import { findPayers } from '../../src/services/people/search-contacts.js';
import type { Pressed, Searched, Submitted } from '../../src/slack/receive/handlers.js';
import { offerPayersIn } from '../flow/offer-records.js';
import { type Form, openByButton } from '../flow/open-form.js';
import { actionIdOf, buttonValue } from '../flow/pressed-button.js';
import { shownClub } from '../flow/shown-club.js';
import { submitSearch } from '../flow/submit-search.js';
import type { FormHandlers, Screen, Surroundings } from '../flow/surroundings.js';
import { statementButton, statementIds, statementTitle } from './ids.js';
import { choicesShown, statementModal } from './modal.js';
import {
  readContact,
  readCurrency,
  readPage,
  readStatementPlace,
  readStatementSearch,
  type StatementPlace,
} from './place.js';

const nobody: StatementPlace = { contactId: null, view: 'credit', currency: null, page: 0 };

async function statementView(
  { desk }: Surroundings,
  actor: Actor,
  place: StatementPlace,
): Promise<ModalView> {
  const { contactId } = place;
  if (contactId === null) {
    return statementModal({ text: '', payers: [], total: 0, more: false }, nobody, shownClub(desk));
  }
  const statement = await readStatement(desk, actor, { ...place, contactId });
  const { currency, page } = statement.shown ?? place;
  const way = linkWayOf(desk, statement.payer);
  return statementModal({ ...statement, way }, { ...place, currency, page }, shownClub(desk));
}

/** What `/statement …` opens: the statement of the one payer who fits, else a choice. */
async function statementFor(
  surroundings: Surroundings,
  actor: Actor,
  typed: string,
): Promise<ModalView> {
  const { desk } = surroundings;
  const text = typed.trim().slice(0, 100);
  const found = await findPayers(desk, actor, { text, limit: choicesShown });
  const [only] = found.payers;
  if (only === undefined || found.total > 1) {
    return statementModal({ text, ...found }, { ...nobody, search: text }, shownClub(desk));
  }
  // A child is named on the statement of the payer.
  const [first, second] = only.fits;
  const contactId = second === undefined && first !== undefined ? first.id : only.payer.id;
  return statementView(surroundings, actor, { ...nobody, contactId });
}

/** The command, the shortcut and the button of the Home tab. */
export const statementForm: Form = {
  title: statementTitle,
  openId: statementIds.open,
  start: async (surroundings, actor, start) => ({
    view:
      start.kind === 'record'
        ? await statementView(surroundings, actor, { ...nobody, contactId: start.id })
        : await statementFor(surroundings, actor, start.kind === 'text' ? start.text : ''),
  }),
};

function placeNow(body: Pressed['body'], metadata: string, clubId: string): StatementPlace {
  const before = readStatementPlace(metadata);
  const values = body.view?.state.values ?? {};
  switch (actionIdOf(body)) {
    case statementIds.credit:
      return { ...before, view: 'credit', page: 0 };
    case statementIds.everything:
      return { ...before, view: 'everything', page: 0 };
    case statementIds.currency:
      return { ...before, currency: readCurrency(values), page: 0 };
    case statementIds.previous:
    case statementIds.next:
      return { ...before, page: readPage(buttonValue(body)) };
    case statementIds.show:
      return { ...before, contactId: buttonValue(body), page: 0 };
    default:
      return { ...before, contactId: readContact(values, clubId), page: 0 };
  }
}

/** Another contact, view, currency or page. */
async function changeStatement(
  surroundings: Surroundings,
  { ack, body, client }: Pressed,
): Promise<void> {
  await ack();
  const { desk, edge } = surroundings;
  const request = { client, body, what: 'Showing the statement' };
  await edge.refreshModal(request, async (actor, view) =>
    statementView(surroundings, actor, placeNow(body, view.private_metadata, desk.club.id)),
  );
}

async function submitStatement(surroundings: Surroundings, submitted: Submitted): Promise<void> {
  await submitSearch(surroundings, submitted, {
    what: 'Showing the statement',
    button: statementButton,
    command: '/statement',
    fields: { contact: statementIds.contact },
    show: async (actor) => {
      const contactId = readContact(submitted.view.state.values, surroundings.desk.club.id);
      if (contactId === null) {
        throw new FieldErrors({ [statementIds.contact]: 'Choose a contact.' });
      }
      const before = readStatementPlace(submitted.view.private_metadata);
      return statementView(surroundings, actor, { ...before, contactId, page: 0 });
    },
  });
}

/** Payers by their own name or a child's, while a person types. */
async function searchStatementContact(
  surroundings: Surroundings,
  searched: Searched,
): Promise<void> {
  await offerPayersIn(surroundings, searched, readStatementSearch);
}

const drawStatement: Screen = async (surroundings, actor, metadata) => ({
  view: await statementView(surroundings, actor, readStatementPlace(metadata)),
  beneath: null,
});

export const submissions: FormHandlers['submissions'] = {
  [statementIds.callback]: submitStatement,
};

export const actions: FormHandlers['actions'] = {
  [statementIds.open]: openByButton(statementForm),
  [statementIds.contact]: changeStatement,
  [statementIds.credit]: changeStatement,
  [statementIds.everything]: changeStatement,
  [statementIds.currency]: changeStatement,
  [statementIds.previous]: changeStatement,
  [statementIds.next]: changeStatement,
  [statementIds.show]: changeStatement,
};

export const searches: FormHandlers['searches'] = {
  [statementIds.contact]: searchStatementContact,
};

export const screens: FormHandlers['screens'] = { [statementIds.callback]: drawStatement };
