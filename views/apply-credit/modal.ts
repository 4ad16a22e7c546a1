import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { input } from '../../src/blocks/inputs.js';
import { invoiceOption } from '../../src/blocks/invoice-option.js';
import { modal, section } from '../../src/blocks/layout.js';
import { safeSentence } from '../../src/blocks/text.js';
import { plain } from '../../src/blocks/text-objects.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { exampleAmount } from '../../src/domain/amounts/amount-words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import type { PayerFacts } from '../../src/services/people/payer-facts.js';
import { type Beneath, beneathShape } from '../forms/beneath.js';
import { outsideInput } from '../forms/blocked.js';
import { blockAfterMoves, movesShape } from '../forms/chosen-anew.js';
import {
  type FilledAmount,
  filledAmountShape,
  notFilled,
  typedAmountInput,
} from '../forms/filled-amount.js';
import { keepPromise, keptPromiseShape } from '../forms/kept-promise.js';
import { type LookAlike, lookAlikeBlocks } from '../forms/look-alike.js';
import { payerInput } from '../forms/payer-search.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { balanceText, effectText } from './facts.js';
import {
  amountBlockOf,
  applyCreditButton,
  applyCreditIds,
  applyCreditTitle,
  invoiceBlockOf,
} from './ids.js';
import { lookAlikeWords } from './look-alike.js';
import { splitBlock } from './split.js';

export const applyCreditMetadata = privateMetadata(4, {
  operationId: operationIdShape,
  search: z.string(),
  /** Whose invoices are offered, and which invoice's facts are shown: the words follow from them. */
  payerId: z.string().nullable(),
  shown: z.string().nullable(),
  facts: keptPromiseShape.nullable(),
  filled: filledAmountShape,
  moves: movesShape,
  /** The look-alike use that was asked about once. */
  asked: z.string().nullable(),
  beneath: beneathShape,
});

export type ApplyCreditForm = {
  club: ShownClub;
  operationId: string;
  search: string;
  payer: PayerFacts | null;
  chosen: InvoiceFacts | null;
  /** What stands in the field for the amount now, and what the form put there. */
  amountText: string;
  filled: FilledAmount;
  /** How often the facts moved while it was open. */
  moves: number;
  notice: string | null;
  lookAlike: LookAlike | null;
  asked: string | null;
  beneath: Beneath;
};

export const nothingAsked = { notice: null, lookAlike: null, asked: null, moves: 0 } as const;

/** What the form puts into the field when it shows an invoice first: all that can be used. */
export function firstAmount(
  chosen: InvoiceFacts | null,
): Pick<ApplyCreditForm, 'amountText' | 'filled'> {
  if (chosen === null) return { amountText: '', filled: notFilled };
  const text = formatPlainAmount(chosen.applicable, chosen.invoice.currency);
  return { amountText: text, filled: { count: 0, text } };
}

function invoiceInput(
  payerId: string,
  { chosen, moves }: ApplyCreditForm,
  words: Words,
): InputBlock {
  return input({
    id: blockAfterMoves(invoiceBlockOf(payerId), moves),
    label: 'Invoice',
    dispatch: true,
    hint: 'The payer’s outstanding invoices. Those with a payment on its way are left out.',
    element: {
      type: 'external_select',
      action_id: applyCreditIds.invoice,
      min_query_length: 0,
      placeholder: plain('Choose an invoice'),
      ...(chosen === null ? {} : { initial_option: invoiceOption(chosen, words) }),
    },
  });
}

function amountBlocks(form: ApplyCreditForm, chosen: InvoiceFacts, words: Words): KnownBlock[] {
  if (chosen.applyRefusal !== null) return [section(`*${safeSentence(chosen.applyRefusal)}*`)];
  const { invoice, applicable } = chosen;
  const { currency } = invoice;
  const { filled, amountText, club } = form;
  return [
    section(effectText(chosen, words)),
    typedAmountInput(filled, {
      id: amountBlockOf(invoice.id),
      actionId: applyCreditIds.amount,
      hint: `${currency}, for example ${exampleAmount(currency)}. At most ${words.money(applicable, currency)}.`,
    }),
    splitBlock(chosen, amountText, club, words),
  ];
}

function metadataOf(form: ApplyCreditForm): string {
  const { operationId, search, payer, chosen, filled, moves, asked, beneath } = form;
  return applyCreditMetadata.write({
    ...{ operationId, search, filled, moves, asked, beneath },
    payerId: payer?.payer.id ?? null,
    shown: chosen?.invoice.id ?? null,
    facts: chosen === null ? null : keepPromise({ facts: chosen.facts, promised: {} }),
  });
}

/** Nothing can be sent: there is no credit, or none that this invoice can take. */
function isBlocked({ payer, chosen }: ApplyCreditForm): boolean {
  if (payer === null) return false;
  return payer.credit.length === 0 || (chosen !== null && chosen.applyRefusal !== null);
}

function choices(form: ApplyCreditForm, words: Words): KnownBlock[] {
  const { search, payer } = form;
  const shape = isBlocked(form) ? outsideInput : (block: InputBlock) => block;
  const contact = payerInput({
    ...{ id: applyCreditIds.contact, label: 'Contact', search },
    payer: payer?.payer ?? null,
  });
  if (payer === null) return [shape(contact)];
  const balance = section(balanceText(payer, words));
  if (payer.credit.length === 0) return [shape(contact), balance];
  return [shape(contact), balance, shape(invoiceInput(payer.payer.id, form, words))];
}

export function applyCreditModal(form: ApplyCreditForm): ModalView {
  const { club, payer, chosen, notice, lookAlike } = form;
  const words = wordsFor(club);
  const hasCredit = payer !== null && payer.credit.length > 0;
  return modal({
    title: applyCreditTitle,
    callbackId: applyCreditIds.callback,
    ...(isBlocked(form) ? {} : { submit: applyCreditButton }),
    close: 'Cancel',
    metadata: metadataOf(form),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      ...(lookAlike === null || chosen === null
        ? []
        : lookAlikeBlocks(lookAlike, lookAlikeWords(lookAlike, chosen, words))),
      ...choices(form, words),
      ...(hasCredit && chosen !== null ? amountBlocks(form, chosen, words) : []),
    ],
  });
}
