import type { KnownBlock } from '@slack/types';
import { contactOption } from '../../src/blocks/contact-option.js';
import { input } from '../../src/blocks/inputs.js';
import { button, divider, section } from '../../src/blocks/layout.js';
import { offer, plain } from '../../src/blocks/text-objects.js';
import { exampleAmount } from '../../src/domain/amounts/amount-words.js';
import { longestDescription } from '../../src/domain/invoices/invoice.js';
import type { Contact } from '../../src/domain/people/club-records.js';
import {
  amountBlockOf,
  beneficiaryBlockOf,
  descriptionBlockOf,
  issueInvoiceIds as ids,
} from './ids.js';
import type { LineKey } from './line-keys.js';

export type LineForm = {
  key: LineKey;
  /** From 1, as the line stands in the form. */
  number: number;
  /** Whether it can be removed; the last line cannot. */
  removable: boolean;
  currency: string;
  /** The payer and whom it pays for; empty until a payer is chosen. */
  family: readonly Contact[];
  /** Who was chosen as payer, perhaps one of the children; null until somebody is. */
  chosen: Contact | null;
};

/** A list is repeated in every line; longer ones would make the form larger than Slack takes. */
const mostInList = 50;

/** The first line's labels are plain; the others say which line they belong to. */
function labelOf(label: string, number: number): string {
  return number === 1 ? label : `${label} (line ${number})`;
}

/** Those who are paid for, then who pays for them. */
function beneficiariesFirst(family: readonly Contact[]): Contact[] {
  const isPayer = ({ id, payerId }: Contact) => id === payerId;
  return [...family.filter((one) => !isPayer(one)), ...family.filter(isPayer)];
}

/**
 * Whom a line is for unless somebody chooses: the child that was chosen, or the only one of a payer;
 * of several nobody, since a guess would be a child that was not meant.
 */
function likelyBeneficiary(family: readonly Contact[], chosen: Contact): Contact | null {
  if (chosen.id !== chosen.payerId) return chosen;
  const children = family.filter(({ id }) => id !== chosen.id);
  const [only] = children;
  if (only === undefined) return chosen;
  return children.length === 1 ? only : null;
}

function beneficiaryInput({ key, number, family, chosen }: LineForm): KnownBlock[] {
  if (chosen === null) return [];
  const initial = likelyBeneficiary(family, chosen);
  return [
    input({
      id: beneficiaryBlockOf(key, chosen.id),
      label: labelOf('For', number),
      element: {
        ...(family.length <= mostInList
          ? { type: 'static_select', ...offer(beneficiariesFirst(family).map(contactOption)) }
          : { type: 'external_select', min_query_length: 0 }),
        action_id: ids.beneficiary,
        placeholder: plain('Whom it is for'),
        ...(initial === null ? {} : { initial_option: contactOption(initial) }),
      },
    }),
  ];
}

export function lineBlocks(line: LineForm): KnownBlock[] {
  const { key, number, removable, currency } = line;
  const remove = button({
    text: 'Remove this line',
    actionId: ids.removeLine,
    value: `${key}`,
    spoken: `Remove this line: ${number}`,
  });
  return [
    divider,
    {
      ...section(`*Line ${number}*`, removable ? remove : undefined),
      block_id: `${ids.line}:${key}`,
    },
    ...beneficiaryInput(line),
    input({
      id: descriptionBlockOf(key),
      label: labelOf('Description', number),
      element: {
        type: 'plain_text_input',
        action_id: ids.description,
        max_length: longestDescription,
      },
    }),
    input({
      id: amountBlockOf(key),
      label: labelOf('Amount', number),
      hint: `${currency}, for example ${exampleAmount(currency)}.`,
      element: { type: 'plain_text_input', action_id: ids.amount, max_length: 40 },
    }),
  ];
}
