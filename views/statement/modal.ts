import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { contactOption } from '../../src/blocks/contact-option.js';
import { button, context, header, modal, section } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { plain } from '../../src/blocks/text-objects.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { Contact } from '../../src/domain/people/club-records.js';
import type { Statement } from '../../src/services/credit/statement.js';
import { currencyBlocks } from './currency.js';
import { statementButton, statementIds, statementTitle } from './ids.js';
import { type StatementPlace, writeStatementPlace } from './place.js';

/** What was typed after the command, when it names no one contact. */
export type ContactChoices = { text: string; contacts: readonly Contact[] };

function contactInput(chosen: PlainTextOption | null): InputBlock {
  return {
    type: 'input',
    block_id: statementIds.contact,
    label: plain('Contact'),
    dispatch_action: true,
    element: {
      type: 'external_select',
      action_id: statementIds.contact,
      min_query_length: 1,
      placeholder: plain('Name of a payer or child'),
      ...(chosen === null ? {} : { initial_option: chosen }),
    },
  };
}

/** Slack takes a hundred blocks in a view; half of them are for the lots of all currencies. */
const lotsInAll = 50;
const lotsAtMost = 20;

function statementBlocks(data: Statement, place: StatementPlace, club: ShownClub) {
  const { contact, payer, currencies } = data;
  const lotsShown = Math.min(lotsAtMost, Math.floor(lotsInAll / Math.max(1, currencies.length)));
  const child =
    contact.id === payer.id
      ? []
      : [
          context(
            `${safe(contact.name)} has no account of their own. This is the account of the payer, ${safe(payer.name)}.`,
          ),
        ];
  if (currencies.length === 0) return [header(payer.name), ...child, ...noCredit(payer.name)];
  return [
    header(payer.name),
    ...child,
    ...currencies.flatMap((currency) => currencyBlocks(currency, { place, lotsShown }, club)),
  ];
}

function noCredit(name: string): KnownBlock[] {
  return [
    context(
      `${safe(name)} has no account credit and never had any. Credit on a paid invoice (/credit), an overpayment moved from an invoice’s details, or an imported opening balance would make some.`,
    ),
  ];
}

/** So many matches of a typed name are offered; the search box finds the others. */
export const choicesShown = 10;

function choiceBlocks({ text, contacts }: ContactChoices): KnownBlock[] {
  if (text === '') {
    return [context('Choose a contact to see their account credit and every movement of it.')];
  }
  if (contacts.length === 0) {
    return [
      context(
        `Nobody was found for “${safe(text)}”. Type the beginning of a first or last name, or of the contact’s id, above.`,
      ),
    ];
  }
  const more = contacts.length > choicesShown;
  return [
    context(`More than one contact fits “${safe(text)}”. Whose statement?`),
    ...contacts.slice(0, choicesShown).map((contact) =>
      section(
        `*${safe(contact.name)}*  ·  ${safe(contact.ownId)}`,
        button({
          text: 'Show',
          actionId: statementIds.show,
          value: contact.id,
          spoken: `Show ${contact.name} (${contact.ownId})`,
        }),
      ),
    ),
    ...(more ? [context('There are more. Type more of the name above.')] : []),
  ];
}

/** A payer's account credit: balance, where it comes from, and every movement. */
export function statementModal(
  data: Statement | ContactChoices,
  place: StatementPlace,
  club: ShownClub,
): ModalView {
  const chosen = 'payer' in data ? contactOption(data.contact) : null;
  return modal({
    title: statementTitle,
    callbackId: statementIds.callback,
    metadata: writeStatementPlace(place),
    submit: statementButton,
    blocks: [
      contactInput(chosen),
      ...('payer' in data ? statementBlocks(data, place, club) : choiceBlocks(data)),
    ],
  });
}
