import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { input } from '../../src/blocks/inputs.js';
import { actions, button, modal, section } from '../../src/blocks/layout.js';
import { safeSentence } from '../../src/blocks/text.js';
import { option } from '../../src/blocks/text-objects.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { exampleAmount } from '../../src/domain/amounts/amount-words.js';
import { ownId } from '../../src/domain/record-id.js';
import type { OpenInvoices } from '../../src/services/payments/open-invoices.js';
import type { PayerFacts } from '../../src/services/people/payer-facts.js';
import { type Beneath, beneathShape } from '../forms/beneath.js';
import { outsideInput } from '../forms/blocked.js';
import { payerInput } from '../forms/payer-search.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { recordPaymentIds as ids, recordPaymentButton, recordPaymentTitle } from './ids.js';
import { moneyInputs } from './money-inputs.js';
import { owedText } from './owed-text.js';
import { partBlocks } from './part-blocks.js';
import { overpaidText, overpayments, type ShownSpread } from './spread-over.js';

export const recordPaymentMetadata = privateMetadata(2, {
  operationId: operationIdShape,
  search: z.string(),
  /** Whose invoices are shown. */
  payerId: z.string().nullable(),
  currency: z.string().nullable(),
  /** The amount that lies on the invoices as shown, in minor units, and for which time. */
  spreadAmount: z.string().nullable(),
  round: z.int().min(0),
  /** The invoices that are shown, by their own ids, with what was owed on each. */
  shown: z.array(z.tuple([z.string(), z.string().regex(/^-?\d+$/)])),
  /** Which overpayments were said (`overpaidText`). */
  saidOverpaid: z.string().nullable(),
  /** The one invoice that is paid, where the form was opened from it. */
  only: z.string().nullable(),
  beneath: beneathShape,
  /** Which sum the form has asked about, since the same stands in the books. */
  asked: z.string().nullable(),
});

/** What its search box offers first. */
export function searchOf(metadata: string): string {
  return recordPaymentMetadata.readIfOwn(metadata)?.search ?? '';
}

export type RecordPaymentForm = {
  club: ShownClub;
  operationId: string;
  search: string;
  payer: PayerFacts | null;
  /** What the payer owes, in the chosen currency, oldest first; `hidden` more are not shown. */
  open: OpenInvoices | null;
  hidden: number;
  /** Other currencies in which the payer owes something. */
  currencies: readonly string[];
  only: string | null;
  spread: ShownSpread | null;
  round: number;
  notice: string | null;
  beneath: Beneath;
  asked: string | null;
};

function currencyInput({ currencies, open }: RecordPaymentForm): KnownBlock[] {
  if (currencies.length < 2 || open === null) return [];
  const options = currencies.map((currency) => option(currency, currency));
  const initial = options.find(({ value }) => value === open.currency);
  return [
    input({
      id: ids.currency,
      label: 'Currency',
      dispatch: true,
      element: {
        type: 'static_select',
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      },
    }),
  ];
}

function amountInput(currency: string): KnownBlock {
  return input({
    id: ids.amount,
    label: 'Amount',
    dispatch: true,
    hint: `${currency}, for example ${exampleAmount(currency)}. Then press Enter, or the button below, to see what it pays.`,
    element: {
      type: 'plain_text_input',
      max_length: 40,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  });
}

/** In Slack nothing else says that an amount wants to be entered. */
const seeWhatItPays = actions(
  [button({ text: 'See what it pays', actionId: ids.spread })],
  `${ids.spread}.first`,
);

function paymentBlocks(form: RecordPaymentForm, words: Words): KnownBlock[] {
  const { open, spread, hidden } = form;
  if (open === null) return [];
  return [
    ...currencyInput(form),
    amountInput(open.currency),
    // Right below the amount, where whoever typed it looks.
    ...(spread === null ? seeWhatItPays : partBlocks(open.invoices, { spread, hidden }, words)),
    ...moneyInputs(form.club),
  ];
}

/** Nobody is chosen yet, or somebody who owes something: then there is something to send. */
function canSend({ payer, open }: RecordPaymentForm): boolean {
  return payer === null || open !== null;
}

function choosePayer(form: RecordPaymentForm): KnownBlock {
  const { search, payer } = form;
  const choice = payerInput({
    ...{ id: ids.payer, label: 'Payer', search, payer: payer?.payer ?? null },
  });
  return canSend(form) ? choice : outsideInput(choice);
}

/** The payer, the money, and which invoices it pays. */
export function recordPaymentModal(form: RecordPaymentForm): ModalView {
  const { club, operationId, search, payer, open, spread, round, notice, only, beneath } = form;
  const { asked } = form;
  const owed = owedText(form, wordsFor(club));
  return modal({
    title: recordPaymentTitle,
    callbackId: ids.callback,
    close: 'Cancel',
    ...(canSend(form) ? { submit: recordPaymentButton } : {}),
    metadata: recordPaymentMetadata.write({
      ...{ operationId, search, round, only, beneath, asked },
      payerId: payer?.payer.id ?? null,
      currency: open?.currency ?? null,
      shown: (open?.invoices ?? []).map((one) => [
        ownId(one.clubId, one.id),
        `${one.outstanding - one.overpaid}`,
      ]),
      spreadAmount: spread === null ? null : `${spread.amount}`,
      saidOverpaid:
        spread === null || open === null
          ? null
          : overpaidText(overpayments(open.invoices, spread.parts)),
    }),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      choosePayer(form),
      ...(owed === '' ? [] : [section(owed)]),
      ...paymentBlocks(form, wordsFor(club)),
    ],
  });
}
