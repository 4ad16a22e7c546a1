import type { Button, InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { contactOption, paysForText } from '../../src/blocks/contact-option.js';
import { button, context, header, modal, section } from '../../src/blocks/layout.js';
import { countText, safe, safeSentence } from '../../src/blocks/text.js';
import { plain } from '../../src/blocks/text-objects.js';
import type { ShownClub } from '../../src/blocks/words.js';
import type { Statement } from '../../src/services/credit/statement.js';
import type { LinkWay } from '../../src/services/links/send-account-link.js';
import type { PayerFound, PayersFound } from '../../src/services/people/search-contacts.js';
import { linkButtons } from '../account-links/link-buttons.js';
import { statementPdfButton } from '../statement-pdf/button.js';
import { creditBlocks } from './credit-view.js';
import { everythingBlocks } from './everything-view.js';
import { statementButton, statementIds, statementTitle } from './ids.js';
import { type StatementPlace, writeStatementPlace } from './place.js';
import { standingBlock } from './standing.js';
import { currencySwitch, viewSwitch } from './switches.js';

/** What was typed after the command, when it names no one contact. */
export type ContactChoices = PayersFound & { text: string };

/** A statement, and how its payer can be sent a link to their own page. */
export type ShownStatement = Statement & { way: LinkWay };

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

/** What is the same in both views: whose it is, and the switches between views and currencies. */
function statementBlocks(
  data: ShownStatement,
  { view }: StatementPlace,
  club: ShownClub,
): KnownBlock[] {
  const { contact, payer, currencies, shown, standing, way } = data;
  const child =
    contact.id === payer.id
      ? []
      : [
          context(
            `${safe(payer.name)} pays for ${safe(contact.name)}, so this is the account of ${safe(payer.name)}.`,
          ),
        ];
  const top = [header(payer.name), ...child];
  const links = (more: Button[]) => linkButtons({ way, payer, withList: true }, more);
  if (shown === null) return [...top, ...nothingBooked(payer.name, way), ...links([])];
  return [
    ...top,
    standingBlock(standing, shown.currency, club),
    ...links([statementPdfButton(payer, shown.currency)]),
    ...viewSwitch(view),
    ...currencySwitch(currencies, shown.currency),
    ...(shown.view === 'credit'
      ? creditBlocks(shown, payer.name, club)
      : everythingBlocks(shown, club)),
  ];
}

function nothingBooked(name: string, way: LinkWay): KnownBlock[] {
  if (way.kind === 'forgotten') return [context('Nothing was booked for this person.')];
  return [
    context(
      `Nothing was booked for ${safe(name)} yet: no invoice, no payment, and there never was any account credit. Bill them with /issue-invoice, or import the club’s records.`,
    ),
  ];
}

/** So many matches of a typed name are offered; the search box finds the others. */
export const choicesShown = 10;

function choiceBlocks({ text, payers, total, more }: ContactChoices): KnownBlock[] {
  if (text === '') {
    return [
      context(
        'Choose a contact to see their account credit, and everything that was booked for them.',
      ),
    ];
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

/** What was booked for a payer: their account credit, or everything with what is owed. */
export function statementModal(
  data: ShownStatement | ContactChoices,
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
