import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { contactOption, paysForText } from '../../src/blocks/contact-option.js';
import { button, context, header, modal, section } from '../../src/blocks/layout.js';
import { countText, safe, safeSentence } from '../../src/blocks/text.js';
import { plain } from '../../src/blocks/text-objects.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { Statement } from '../../src/services/credit/statement.js';
import type { PayerFound, PayersFound } from '../../src/services/people/search-contacts.js';
import { currencyBlocks } from './currency.js';
import { statementButton, statementIds, statementTitle } from './ids.js';
import { type StatementPlace, writeStatementPlace } from './place.js';

/** What was typed after the command, when it names no one contact. */
export type ContactChoices = PayersFound & { text: string };

function contactInput(chosen: PlainTextOption | null): InputBlock {
  return {
    type: 'input',
    block_id: statementIds.contact,
    label: plain('Contact'),
    dispatch_action: true,
    element: {
      type: 'external_select',
      action_id: statementIds.contact,
      min_query_length: 0,
      placeholder: plain('Name of a payer or child, or email'),
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
            `${safe(payer.name)} pays for ${safe(contact.name)}, so this is the account of ${safe(payer.name)}.`,
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

function choiceBlocks({ text, payers, total, more }: ContactChoices): KnownBlock[] {
  if (text === '') {
    return [context('Choose a contact to see their account credit and every movement of it.')];
  }
  if (payers.length === 0) {
    return [
      context(
        `Nobody was found for “${safe(text)}”. Type a part of a payer’s or child’s name, an email or a contact’s id above.`,
      ),
    ];
  }
  const left = total - payers.length;
  const rest = more ? `more than ${countText(left)}` : countText(left);
  return [
    context(`More than one payer fits “${safe(text)}”. Whose statement?`),
    ...payers.map(choice),
    ...(left > 0
      ? [
          context(
            `There are ${rest} more. Choose in the box above, or type more of the name there.`,
          ),
        ]
      : []),
  ];
}

function choice(found: PayerFound): KnownBlock {
  const { payer } = found;
  const child = paysForText(found);
  const below = child === null ? '' : `\n${safeSentence(child)}`;
  return section(
    `*${safe(payer.name)}*  ·  ${safe(payer.ownId)}${below}`,
    button({
      text: 'Show',
      actionId: statementIds.show,
      value: payer.id,
      spoken: `Show ${payer.name} (${payer.ownId})`,
    }),
  );
}

/** A payer's account credit: balance, where it comes from, and every movement. */
export function statementModal(
  data: Statement | ContactChoices,
  place: StatementPlace,
  club: ShownClub,
): ModalView {
  const chosen = 'contact' in data ? contactOption(data.contact) : null;
  return modal({
    title: statementTitle,
    callbackId: statementIds.callback,
    metadata: writeStatementPlace(place),
    submit: statementButton,
    blocks: [
      contactInput(chosen),
      ...('contact' in data ? statementBlocks(data, place, club) : choiceBlocks(data)),
    ],
  });
}
