import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { input, yesNo } from '../../src/blocks/inputs.js';
import { actions, button, context, divider, modal, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { addDays } from '../../src/domain/calendar-date.js';
import type { Contact } from '../../src/domain/people/club-records.js';
import { refusalSentence } from '../../src/domain/refusals.js';
import type { PayerFacts } from '../../src/services/people/payer-facts.js';
import { type LookAlike, lookAlikeBlocks } from '../forms/look-alike.js';
import { payerInput } from '../forms/payer-search.js';
import { operationIdShape, privateMetadata } from '../forms/private-metadata.js';
import { issueInvoiceIds as ids, issueInvoiceButton, issueInvoiceTitle } from './ids.js';
import { lineBlocks } from './line-blocks.js';
import { type LineKey, mostLines } from './line-keys.js';
import { lookAlikeWords } from './look-alike.js';

export const issueInvoiceMetadata = privateMetadata(3, {
  operationId: operationIdShape,
  search: z.string(),
  /** Whose family the lines offer. */
  payerId: z.string().nullable(),
  /** Who was chosen as payer, perhaps one of the children. */
  chosenId: z.string().nullable(),
  /** The look-alike invoice that was asked about once. */
  asked: z.string().nullable(),
  lineKeys: z.array(z.int().positive()).min(1).max(mostLines),
});

export type IssueInvoiceForm = {
  club: ShownClub;
  currency: string;
  operationId: string;
  search: string;
  payer: PayerFacts | null;
  /** Who was chosen, perhaps one of the children; the payer itself where it is left out. */
  chosenId?: string | null;
  lineKeys: readonly LineKey[];
  notice: string | null;
  lookAlike: LookAlike | null;
  asked: string | null;
};

/** The person that was chosen in the payer's field. */
function chosenIn({ payer, chosenId = null }: IssueInvoiceForm): Contact | null {
  return payer?.family.find((one) => one.id === chosenId) ?? payer?.payer ?? null;
}

/** Who pays, where a child was chosen. */
function whoPays(payer: Contact | null, chosen: Contact | null): KnownBlock[] {
  if (payer === null || chosen === null || payer.id === chosen.id) return [];
  const [who, child] = [safe(payer.name), safe(chosen.name)];
  return [section(`*${who} pays for ${child}*, so the invoice goes to ${who}.`)];
}

/** Said before anything is typed: pressing the button is refused. */
function whoIsForgotten(chosen: Contact | null, { locale }: ShownClub): KnownBlock[] {
  if (!chosen?.forgottenAt) return [];
  return [section(`*${refusalSentence('forgotten-already', {}, locale)}*`)];
}

/** Said beforehand and afterwards: an invoice from the desk reaches nobody by itself. */
export const notMailed =
  'Credit Desk mails no invoices yet. Please send the payer the invoice yourself.';

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
    context(notMailed),
  ];
}

export function issueInvoiceModal(form: IssueInvoiceForm): ModalView {
  const { club, currency, operationId, search, payer, lineKeys, notice } = form;
  const { lookAlike, asked } = form;
  const words = wordsFor(club);
  const family = payer?.family ?? [];
  const chosen = chosenIn(form);
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
      chosenId: chosen?.id ?? null,
      asked,
      lineKeys: [...lineKeys],
    }),
    blocks: [
      ...(notice === null ? [] : [section(`*${safeSentence(notice)}*`)]),
      ...(lookAlike === null
        ? []
        : lookAlikeBlocks(lookAlike, lookAlikeWords(lookAlike, form, words))),
      payerInput({ id: ids.payer, label: 'Payer', search, payer: chosen }),
      ...whoIsForgotten(chosen, club),
      ...whoPays(payer?.payer ?? null, chosen),
      ...lineKeys.flatMap((key, index) =>
        lineBlocks({ key, number: index + 1, removable, currency, family, chosen }),
      ),
      ...addLine(lineKeys),
      ...closingInputs(form, words),
    ],
  });
}
