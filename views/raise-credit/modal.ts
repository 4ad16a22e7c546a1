import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { input } from '../../src/blocks/inputs.js';
import { invoiceFigures } from '../../src/blocks/invoice-figures.js';
import { invoiceOption } from '../../src/blocks/invoice-option.js';
import { context, modal, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { plain } from '../../src/blocks/text-objects.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import { type Beneath, beneathShape } from '../forms/beneath.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { aboutInvoice, effectOfCredit } from './facts.js';
import { raiseCreditButton, raiseCreditIds, raiseCreditTitle } from './ids.js';
import {
  amountInput,
  lineInput,
  noteInput,
  notifyInput,
  reasonInput,
  type TypedFields,
} from './inputs.js';
import { type LookAlike, lookAlikeBlocks } from './look-alike.js';

export const raiseCreditMetadata = privateMetadata(2, {
  operationId: operationIdShape,
  /** What was typed behind the command: the invoices that are offered first. */
  search: z.string(),
  /** The invoice whose facts the form shows. */
  shown: z.string().nullable(),
  /** The look-alike credit that was asked about once. */
  asked: z.string().nullable(),
  beneath: beneathShape,
});

export type RaiseCreditForm = {
  club: ShownClub;
  operationId: string;
  search: string;
  chosen: InvoiceFacts | null;
  line: number | null;
  /** What was filled in before, for a form that is shown once more. */
  typed: TypedFields | null;
  /** A sentence on top about what has to be looked at again. */
  notice: string | null;
  lookAlike: LookAlike | null;
  beneath: Beneath;
};

function invoiceInput({ chosen, search }: RaiseCreditForm, words: Words): KnownBlock {
  return input({
    id: raiseCreditIds.invoice,
    label: 'Invoice',
    dispatch: true,
    hint:
      search === ''
        ? 'Search by number, payer or beneficiary.'
        : `First come the invoices for “${search}”. Type to search for others.`,
    element: {
      type: 'external_select',
      min_query_length: 0,
      placeholder: plain('Number or name'),
      ...(chosen === null ? { focus_on_load: true } : {}),
      ...(chosen === null ? {} : { initial_option: invoiceOption(chosen, words) }),
    },
  });
}

function factBlocks(chosen: InvoiceFacts, line: number | null, words: Words): KnownBlock[] {
  const about = section(aboutInvoice(chosen, words));
  const amounts = section(invoiceFigures(chosen.invoice, words).join(' · '));
  if (chosen.creditRefusal !== null) {
    return [section(`*${safeSentence(chosen.creditRefusal)}*`), about, amounts];
  }
  return [about, amounts, section(effectOfCredit(chosen, line, words))];
}

function creditInputs({ chosen, line, typed }: RaiseCreditForm, words: Words): KnownBlock[] {
  return [
    ...(chosen === null ? [] : [lineInput(chosen, line, words)]),
    amountInput(chosen, line, words, typed),
    reasonInput(typed),
    noteInput(typed),
    notifyInput(typed),
  ];
}

/** The form as it stands: what is chosen, what that will do, and what is still to be filled in. */
export function raiseCreditModal(form: RaiseCreditForm): ModalView {
  const words = wordsFor(form.club);
  const { chosen, line, lookAlike, notice } = form;
  const isRefused = chosen !== null && chosen.creditRefusal !== null;
  return modal({
    title: raiseCreditTitle,
    callbackId: raiseCreditIds.callback,
    submit: raiseCreditButton,
    close: 'Cancel',
    metadata: raiseCreditMetadata.write({
      operationId: form.operationId,
      search: form.search,
      shown: chosen?.invoice.id ?? null,
      asked: lookAlike?.asked ?? null,
      beneath: form.beneath,
    }),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      ...(lookAlike === null || chosen === null ? [] : lookAlikeBlocks(lookAlike, chosen, words)),
      invoiceInput(form, words),
      ...(chosen === null ? [] : factBlocks(chosen, line, words)),
      ...(isRefused ? [] : creditInputs(form, words)),
      ...(isRefused
        ? [context(`Choose another invoice, or see ${safe(chosen.invoice.number)} with /invoices.`)]
        : []),
    ],
  });
}
