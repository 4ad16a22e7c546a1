import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownEnrolled } from '../../src/blocks/contact-option.js';
import { context, modal, section } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import type { ShownClub } from '../../src/blocks/words.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { reasonListInputs, type TypedReason } from '../forms/reason-list.js';
import type { CreditKind, OrdersKind, SessionsKind } from './choices.js';
import { continueButton, removeContactIds as ids, removeContactTitle } from './ids.js';
import {
  contactsInput,
  creditInputs,
  notifyInput,
  ordersInput,
  productInput,
  sessionsInput,
  whichSessionsInputs,
} from './inputs.js';

export const removeContactMetadata = privateMetadata(1, {
  operationId: operationIdShape,
  /** What was typed behind the command: who is offered first. */
  search: z.string(),
  /** Who was typed, as the club's own id: their products are offered first. */
  contactId: z.string().nullable(),
  /** The product whose people the form shows, as the club's own id. */
  productId: z.string().nullable(),
});

/** What else stands in the form, for one that is shown once more. */
export type TypedRemoval = TypedReason & {
  sessions: SessionsKind;
  credit: CreditKind;
  amountText: string;
  orders: OrdersKind;
  notify: boolean;
};

export const nothingTyped: TypedRemoval = {
  ...{ sessions: 'all-future', credit: 'by-price', amountText: '', orders: 'cancel' },
  ...{ notify: false, reason: 'Left the club', otherWords: null },
};

export type RemoveContactForm = {
  club: ShownClub;
  operationId: string;
  search: string;
  /** The one person that was typed. */
  contact: ShownEnrolled | null;
  product: { ownId: string; name: string; currency: string } | null;
  /** With whom the search box begins. */
  chosen: readonly ShownEnrolled[];
  typed: TypedRemoval;
};

const reasonHint = 'Kept on each credit note and shown wherever its reason is.';

/** What is asked once the product is chosen. */
function productBlocks({ club, product, chosen, search, typed }: RemoveContactForm): KnownBlock[] {
  if (product === null) return [context('Choose the product to see who is on it.')];
  const { ownId, currency } = product;
  return [
    contactsInput(ownId, { chosen, search }),
    sessionsInput(typed.sessions),
    ...whichSessionsInputs(ownId, typed.sessions),
    ...creditInputs(typed.credit, { currency, amountText: typed.amountText }),
    ordersInput(typed.orders),
    notifyInput(typed.notify),
    ...reasonListInputs(ids, typed, { hint: reasonHint, reasons: club.reasons }),
    section(
      'Continue shows each contact with the amount, how it was worked out and what it does. Nothing is done by it.',
    ),
  ];
}

/** Who leaves which product and what they get; the next screen shows what that does. */
export function removeContactModal(form: RemoveContactForm): ModalView {
  const { operationId, search, contact, product } = form;
  const of =
    contact === null ? null : `First come the products of ${contact.name}, who is to be removed.`;
  return modal({
    title: removeContactTitle,
    callbackId: ids.callback,
    metadata: removeContactMetadata.write({
      ...{ operationId, search, contactId: contact?.ownId ?? null },
      productId: product?.ownId ?? null,
    }),
    submit: continueButton,
    close: 'Cancel',
    blocks: [productInput(product, product === null ? of : null), ...productBlocks(form)],
  });
}

/** What is answered under the command, with what to type instead. */
export function nobodyFound(typed: string): string {
  return `Nobody was found for “${safe(typed)}”. Type \`/remove-contact\` alone to choose in the form, or \`/remove-contact help\`.`;
}

export function onNoProduct(name: string): string {
  return `${safe(name)} is on no product today or later, so there is nothing to be removed from. Type \`/remove-contact\` alone to choose somebody else.`;
}
