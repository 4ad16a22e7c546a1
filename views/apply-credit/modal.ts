import type { KnownBlock, ModalView } from '@slack/types';
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

export const applyCreditMetadata = privateMetadata(2, {
  operationId: operationIdShape,
  search: z.string(),
  /** Whose invoices are offered, and which invoice's facts are shown. */
  payerId: z.string().nullable(),
  shown: z.string().nullable(),
  beneath: beneathShape,
});

export type ApplyCreditForm = {
  club: ShownClub;
  operationId: string;
  search: string;
  payer: PayerFacts | null;
  chosen: InvoiceFacts | null;
  notice: string | null;
  beneath: Beneath;
};

function invoiceInput(payerId: string, chosen: InvoiceFacts | null, words: Words): KnownBlock {
  return input({
    id: invoiceBlockOf(payerId),
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

function amountBlocks(chosen: InvoiceFacts, words: Words): KnownBlock[] {
  if (chosen.applyRefusal !== null) return [section(`*${safeSentence(chosen.applyRefusal)}*`)];
  const { invoice, applicable } = chosen;
  const { currency } = invoice;
  return [
    section(effectText(chosen, words)),
    input({
      id: amountBlockOf(invoice.id),
      label: 'Amount',
      hint: `${currency}, for example ${exampleAmount(currency)}. At most ${words.money(applicable, currency)}.`,
      element: {
        type: 'plain_text_input',
        action_id: applyCreditIds.amount,
        max_length: 40,
        initial_value: formatPlainAmount(applicable, currency),
      },
    }),
  ];
}

export function applyCreditModal(form: ApplyCreditForm): ModalView {
  const { club, operationId, search, payer, chosen, notice, beneath } = form;
  const words = wordsFor(club);
  const hasCredit = payer !== null && payer.credit.length > 0;
  return modal({
    title: applyCreditTitle,
    callbackId: applyCreditIds.callback,
    submit: applyCreditButton,
    close: 'Cancel',
    metadata: applyCreditMetadata.write({
      operationId,
      search,
      payerId: payer?.payer.id ?? null,
      shown: chosen?.invoice.id ?? null,
      beneath,
    }),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      payerInput({
        id: applyCreditIds.contact,
        label: 'Contact',
        search,
        payer: payer?.payer ?? null,
      }),
      ...(payer === null ? [] : [section(balanceText(payer, words))]),
      ...(hasCredit ? [invoiceInput(payer.payer.id, chosen, words)] : []),
      ...(hasCredit && chosen !== null ? amountBlocks(chosen, words) : []),
    ],
  });
}
