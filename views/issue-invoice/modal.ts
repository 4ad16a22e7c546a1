import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { input, yesNo } from '../../src/blocks/inputs.js';
import { actions, button, context, divider, modal, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { addDays } from '../../src/domain/calendar-date.js';
import type { PayerFacts } from '../../src/services/people/payer-facts.js';
import { payerInput } from '../forms/payer-search.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { issueInvoiceIds as ids, issueInvoiceButton, issueInvoiceTitle } from './ids.js';
import { lineBlocks } from './line-blocks.js';
import { type LineKey, mostLines } from './line-keys.js';

export const issueInvoiceMetadata = privateMetadata(2, {
  operationId: operationIdShape,
  search: z.string(),
  /** Whose family the lines offer. */
  payerId: z.string().nullable(),
  lineKeys: z.array(z.int().positive()).min(1).max(mostLines),
});

export type IssueInvoiceForm = {
  club: ShownClub;
  currency: string;
  operationId: string;
  search: string;
  payer: PayerFacts | null;
  lineKeys: readonly LineKey[];
  notice: string | null;
};

/** How many days after today an invoice is due unless somebody chooses another day. */
const daysUntilDue = 14;

/** What auto-collect would do with the payer's credit, said beforehand. */
export function autoCollectText(
  { payer, credit }: PayerFacts,
  currency: string,
  { money }: Words,
): string {
  const available = credit.find((one) => one.currency === currency)?.available ?? 0n;
  const name = safe(payer.name);
  if (available === 0n) {
    return `${name} has no account credit in ${currency}, so the whole invoice is to be paid, with auto-collect or without.`;
  }
  return `*${name} has ${money(available, currency)} of account credit.* With auto-collect it is used on this invoice by itself within a minute, up to the total. Without, it stays until somebody applies it.`;
}

function addLine(lineKeys: readonly LineKey[]): KnownBlock[] {
  if (lineKeys.length >= mostLines)
    return [context(`An invoice has at most ${mostLines} lines here.`)];
  return actions([button({ text: 'Add a line', actionId: ids.addLine })], ids.addLine);
}

function closingInputs({ club, currency, payer }: IssueInvoiceForm, words: Words): KnownBlock[] {
  return [
    divider,
    input({
      id: ids.autoCollect,
      label: 'Auto-collect',
      hint: 'Yes: account credit is used on the invoice by itself.',
      element: yesNo(true),
    }),
    ...(payer === null ? [] : [section(autoCollectText(payer, currency, words))]),
    input({
      id: ids.due,
      label: 'Due',
      element: { type: 'datepicker', initial_date: addDays(club.today, daysUntilDue) },
    }),
  ];
}

export function issueInvoiceModal(form: IssueInvoiceForm): ModalView {
  const { club, currency, operationId, search, payer, lineKeys, notice } = form;
  const words = wordsFor(club);
  const family = payer?.family ?? [];
  const removable = lineKeys.length > 1;
  return modal({
    title: issueInvoiceTitle,
    callbackId: ids.callback,
    submit: issueInvoiceButton,
    close: 'Cancel',
    metadata: issueInvoiceMetadata.write({
      operationId,
      search,
      payerId: payer?.payer.id ?? null,
      lineKeys: [...lineKeys],
    }),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      payerInput({ id: ids.payer, label: 'Payer', search, payer: payer?.payer ?? null }),
      ...lineKeys.flatMap((key, index) =>
        lineBlocks({ key, number: index + 1, removable, currency, family }),
      ),
      ...addLine(lineKeys),
      ...closingInputs(form, words),
    ],
  });
}
