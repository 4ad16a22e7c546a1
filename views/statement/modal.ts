import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { contactOption } from '../../src/blocks/contact-option.js';
import { button, context, header, modal, section } from '../../src/blocks/layout.js';
import { privateMetadata } from '../../src/blocks/private-metadata.js';
import { safe } from '../../src/blocks/text.js';
import { plain } from '../../src/blocks/text-objects.js';
import type { ShownClub } from '../../src/blocks/words.js';
import { recordId } from '../../src/domain/record-id.js';
import { currencyBlocks } from './currency.js';
import type { ContactChoices, StatementData, StatementPlace } from './data.js';

export const statementIds = {
  callback: 'statement',
  contact: 'statement.contact',
  older: 'statement.older',
  newest: 'statement.newest',
  show: 'statement.show',
} as const;

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

function statementBlocks(data: StatementData, place: StatementPlace, club: ShownClub) {
  const { contact, payer, currencies } = data;
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
    ...currencies.flatMap((currency) => currencyBlocks(currency, place, club)),
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
  data: StatementData | ContactChoices,
  place: StatementPlace,
  club: ShownClub,
): ModalView {
  const chosen = 'payer' in data ? contactOption(data.contact) : null;
  return modal({
    title: 'Statement',
    callbackId: statementIds.callback,
    metadata: writeStatementPlace(place),
    submit: 'Show',
    blocks: [
      contactInput(chosen),
      ...('payer' in data ? statementBlocks(data, place, club) : choiceBlocks(data)),
    ],
  });
}

const digits = /^\d{1,18}$/;
const metadata = privateMetadata(1, {
  contactId: z.string().nullable(),
  older: z.object({ currency: z.string(), belowSeq: z.string().regex(digits) }).nullable(),
});

export function writeStatementPlace({ contactId, older }: StatementPlace): string {
  const from = older === null ? null : { ...older, belowSeq: older.belowSeq.toString() };
  return metadata.write({ contactId, older: from });
}

/** @throws StaleForm */
export function readStatementPlace(text: string): StatementPlace {
  const { contactId, older } = metadata.read(text);
  return {
    contactId,
    older: older === null ? null : { ...older, belowSeq: BigInt(older.belowSeq) },
  };
}

export type StatementValues = Record<
  string,
  Record<string, { selected_option?: { value: string } | null }>
>;

/** The stored id of the chosen contact, or null. */
export function readContact(values: StatementValues, clubId: string): string | null {
  const chosen = values[statementIds.contact]?.[statementIds.contact]?.selected_option?.value;
  return chosen === undefined ? null : recordId(clubId, chosen);
}

/** The value of **Older**: which currency, and below which movement. */
export function readOlder(value: string): StatementPlace['older'] {
  const [currency = '', belowSeq = ''] = value.split(':');
  if (!/^[A-Z]{3}$/.test(currency) || !digits.test(belowSeq)) return null;
  return { currency, belowSeq: BigInt(belowSeq) };
}
