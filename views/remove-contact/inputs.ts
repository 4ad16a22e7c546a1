import type { InputBlock } from '@slack/types';
import { enrolledOption, type ShownEnrolled } from '../../src/blocks/contact-option.js';
import { input, yesNo } from '../../src/blocks/inputs.js';
import { textInput } from '../../src/blocks/layout.js';
import { bare } from '../../src/blocks/text.js';
import { limits, option, plain } from '../../src/blocks/text-objects.js';
import { exampleAmount } from '../../src/domain/amounts/amount-words.js';
import {
  type CreditKind,
  creditKinds,
  creditWords,
  type OrdersKind,
  ordersKinds,
  ordersWords,
  type SessionsKind,
  sessionsKinds,
  sessionsWords,
} from './choices.js';
import { blocksOf, removeContactIds as ids } from './ids.js';

export function productInput(
  product: { ownId: string; name: string } | null,
  hint: string | null,
): InputBlock {
  return input({
    ...{ id: ids.product, label: 'Product', dispatch: true },
    ...(hint === null ? {} : { hint }),
    element: {
      type: 'external_select',
      min_query_length: 0,
      placeholder: plain('Search for a product'),
      ...(product === null
        ? {}
        : { initial_option: option(bare(product.name, limits.optionText), product.ownId) }),
    },
  });
}

/** Those who are on the product, one or many. */
export function contactsInput(
  productId: string,
  { chosen, search }: { chosen: readonly ShownEnrolled[]; search: string },
): InputBlock {
  const initial = chosen.map(enrolledOption);
  return input({
    id: blocksOf(productId).contacts,
    label: 'Contacts',
    hint:
      search === ''
        ? `Those who are on the product, up to ${limits.optionsInList} at once.`
        : `First come those for “${bare(search)}”. Type to search for others.`,
    element: {
      type: 'multi_external_select',
      action_id: ids.contacts,
      min_query_length: 0,
      max_selected_items: limits.optionsInList,
      placeholder: plain('Search by name'),
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
  });
}

export function sessionsInput(kind: SessionsKind): InputBlock {
  return input({
    ...{ id: ids.sessions, label: 'Sessions', dispatch: true },
    hint: 'The places that become free. Sessions that have begun or are cancelled are never among them.',
    element: {
      type: 'radio_buttons',
      options: sessionsKinds.map((one) => option(sessionsWords[one], one)),
      initial_option: option(sessionsWords[kind], kind),
    },
  });
}

/** Which sessions, where not all of them are meant. */
export function whichSessionsInputs(productId: string, kind: SessionsKind): InputBlock[] {
  const { chosen, from } = blocksOf(productId);
  const search = { min_query_length: 0, placeholder: plain('Name, day or time') };
  switch (kind) {
    case 'all-future':
      return [];
    case 'chosen':
      return [
        input({
          ...{ id: chosen, label: 'Which sessions' },
          hint: 'Places on the others are kept, and the last day is that of the last of them.',
          element: {
            ...{ type: 'multi_external_select', action_id: ids.chosen, ...search },
            max_selected_items: limits.optionsInList,
          },
        }),
      ];
    case 'from':
      return [
        input({
          ...{ id: from, label: 'First session that is not used' },
          element: { type: 'external_select', action_id: ids.from, ...search },
        }),
      ];
    default:
      return kind satisfies never;
  }
}

export function creditInputs(
  kind: CreditKind,
  { currency, amountText }: { currency: string; amountText: string },
): InputBlock[] {
  const choice = input({
    ...{ id: ids.credit, label: 'Credit', dispatch: true },
    hint: 'By price and billing: what was paid for the sessions or days that are not used, less what was given for them before.',
    element: {
      type: 'radio_buttons',
      options: creditKinds.map((one) => option(creditWords[one], one)),
      initial_option: option(creditWords[kind], kind),
    },
  });
  if (kind !== 'fixed') return [choice];
  const amount = textInput({
    ...{ id: ids.amount, label: 'Amount', maxLength: 40, initial: amountText },
    hint: `${currency}, for example ${exampleAmount(currency)}, for each contact. Who can be given less gets their own most; Continue shows it.`,
  });
  return [choice, amount];
}

export function ordersInput(kind: OrdersKind): InputBlock {
  return input({
    ...{ id: ids.orders, label: 'Upcoming orders' },
    hint: 'Cancel: what is due after the last day is not billed any more. Keep: it is billed as planned, which Continue shows.',
    element: {
      type: 'radio_buttons',
      options: ordersKinds.map((one) => option(ordersWords[one], one)),
      initial_option: option(ordersWords[kind], kind),
    },
  });
}

export function notifyInput(notify: boolean): InputBlock {
  return input({
    ...{ id: ids.notify, label: 'Notify', element: yesNo(notify) },
    hint: 'Yes: each payer gets one email about those of their people who leave. You see it before it is sent.',
  });
}
