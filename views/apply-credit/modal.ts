import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { exampleAmount } from '../../src/domain/amount-words.js';
import { formatPlainAmount } from '../../src/domain/money.js';
import { input } from '../../src/slack/inputs.js';
import { privateMetadata } from '../../src/slack/private-metadata.js';
import { plain } from '../../src/slack/text-objects.js';
import { payerInput } from '../payer-search.js';
import { type Beneath, beneathShape } from '../show/beneath.js';
import { modal, section } from '../show/blocks.js';
import { invoiceOption } from '../show/invoice-option.js';
import { safeSentence } from '../show/text.js';
import { type ShownClub, type Words, wordsFor } from '../show/words.js';
import { type ApplyFacts, balanceText, effectText, type PayerCredit } from './facts.js';
import {
  amountBlockOf,
  applyCreditButton,
  applyCreditIds,
  applyCreditTitle,
  invoiceBlockOf,
} from './ids.js';

export const applyCreditMetadata = privateMetadata(1, {
  operationId: z.string(),
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
  payer: PayerCredit | null;
  chosen: ApplyFacts | null;
  notice: string | null;
  beneath: Beneath;
};

function invoiceInput(payerId: string, chosen: ApplyFacts | null, words: Words): KnownBlock {
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

function amountBlocks(chosen: ApplyFacts, words: Words): KnownBlock[] {
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
