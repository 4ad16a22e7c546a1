import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
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
import { outsideInput } from '../forms/blocked.js';
import { blockAfterMoves, movesShape } from '../forms/chosen-anew.js';
import { type FilledAmount, filledAmountShape, notFilled } from '../forms/filled-amount.js';
import { keepPromise, keptPromiseShape } from '../forms/kept-promise.js';
import { lineInput } from '../forms/line-input.js';
import { type LookAlike, lookAlikeBlocks } from '../forms/look-alike.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { reasonListInputs } from '../forms/reason-list.js';
import { aboutInvoice, effectOfCredit, promisedBy } from './facts.js';
import { lineIdsOf, raiseCreditButton, raiseCreditIds, raiseCreditTitle } from './ids.js';
import { amountInput, noteInput, notifyInputs, type TypedFields } from './inputs.js';
import { lookAlikeWords } from './look-alike.js';
import { splitBlock } from './split.js';

export const raiseCreditMetadata = privateMetadata(4, {
  operationId: operationIdShape,
  /** What was typed behind the command: the invoices that are offered first. */
  search: z.string(),
  /** The invoice whose facts the form shows, and the facts: its words follow from them. */
  shown: z.string().nullable(),
  facts: keptPromiseShape.nullable(),
  filled: filledAmountShape,
  moves: movesShape,
  /** The look-alike credit that was asked about once. */
  asked: z.string().nullable(),
  beneath: beneathShape,
});

const reasonHint = 'Kept on the credit note and shown wherever its reason is.';

/** Which invoices its search box offers. */
export function searchOf(metadata: string) {
  const first = raiseCreditMetadata.readIfOwn(metadata)?.search ?? '';
  return { first, status: null, payerId: null };
}

export type RaiseCreditForm = {
  club: ShownClub;
  operationId: string;
  search: string;
  chosen: InvoiceFacts | null;
  line: number | null;
  /** What stands in the field for the amount now, and what the form put there. */
  amountText: string;
  filled: FilledAmount;
  /** How often the facts moved while it was open. */
  moves: number;
  /** What was filled in before, for a form that is shown once more. */
  typed: TypedFields | null;
  /** A sentence on top about what has to be looked at again. */
  notice: string | null;
  /** What is said of a second person, right below the amount; null where one person may do it. */
  secondPerson: string | null;
  lookAlike: LookAlike | null;
  asked: string | null;
  beneath: Beneath;
};

/** Nothing is filled in yet. */
export const emptyRaiseCredit = {
  line: null,
  amountText: '',
  filled: notFilled,
  moves: 0,
  typed: null,
  notice: null,
  secondPerson: null,
  lookAlike: null,
  asked: null,
} as const satisfies Partial<RaiseCreditForm>;

function invoiceInput({ chosen, search, moves }: RaiseCreditForm, words: Words): InputBlock {
  return input({
    id: blockAfterMoves(raiseCreditIds.invoice, moves),
    label: 'Invoice',
    dispatch: true,
    hint:
      search === ''
        ? 'Search by number, payer or beneficiary.'
        : `First come the invoices for “${search}”. Type to search for others.`,
    element: {
      type: 'external_select',
      action_id: raiseCreditIds.invoice,
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

function creditInputs(form: RaiseCreditForm, words: Words): KnownBlock[] {
  const { club, chosen, line, typed, filled, amountText, secondPerson } = form;
  return [
    ...(chosen === null
      ? []
      : [lineInput(chosen, { ...lineIdsOf(chosen.invoice.id), chosen: line }, words)]),
    amountInput(chosen, { line, filled }, words),
    ...(secondPerson === null ? [] : [section(`*${safeSentence(secondPerson)}*`)]),
    ...(chosen === null ? [] : [splitBlock(chosen, { line, amountText }, club, words)]),
    ...reasonListInputs(raiseCreditIds, typed, { hint: reasonHint, reasons: club.reasons }),
    noteInput(typed),
    ...notifyInputs(chosen, typed),
  ];
}

function metadataOf(form: RaiseCreditForm): string {
  const { operationId, search, chosen, filled, moves, asked, beneath } = form;
  return raiseCreditMetadata.write({
    operationId,
    search,
    shown: chosen?.invoice.id ?? null,
    facts: chosen === null ? null : keepPromise({ facts: promisedBy(chosen), promised: {} }),
    filled,
    moves,
    asked,
    beneath,
  });
}

/** The form as it stands: what is chosen, what that will do, and what is still to be filled in. */
export function raiseCreditModal(form: RaiseCreditForm): ModalView {
  const words = wordsFor(form.club);
  const { chosen, line, lookAlike, notice } = form;
  const isRefused = chosen !== null && chosen.creditRefusal !== null;
  const invoice = invoiceInput(form, words);
  return modal({
    title: raiseCreditTitle,
    callbackId: raiseCreditIds.callback,
    ...(isRefused ? {} : { submit: raiseCreditButton }),
    close: 'Cancel',
    metadata: metadataOf(form),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      ...(lookAlike === null || chosen === null
        ? []
        : lookAlikeBlocks(lookAlike, lookAlikeWords(lookAlike, chosen, words))),
      isRefused ? outsideInput(invoice) : invoice,
      ...(chosen === null ? [] : factBlocks(chosen, line, words)),
      ...(isRefused ? [] : creditInputs(form, words)),
      ...(isRefused
        ? [context(`Choose another invoice, or see ${safe(chosen.invoice.number)} with /invoices.`)]
        : []),
    ],
  });
}
