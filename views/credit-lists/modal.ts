import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { button, context, modal, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { counted, listed, safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import { ownId } from '../../src/domain/record-id.js';
import type {
  CreditInHand,
  CreditsGiven,
  PayerInHand,
} from '../../src/services/credit/credit-lists.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { statementIds } from '../statement/ids.js';
import { creditRow } from './credit-row.js';
import { creditsGivenIds, creditsGivenTitle, inHandIds, inHandTitle } from './ids.js';

export const listsPageSize = 10;

export const pageMetadata = privateMetadata(1, { page: z.int().min(0) });

function payerRow({ account, available, payerName }: PayerInHand, club: ShownClub): KnownBlock {
  const { money } = wordsFor(club);
  const { currency, balance, payerId } = account;
  const expired = balance - available;
  const lost = expired > 0n ? `  ·  a further ${money(expired, currency)} has expired` : '';
  return section(
    `*${safe(payerName)}*  ·  ${safe(ownId(club.id, payerId))}\n*${money(available, currency)}* in hand${lost}`,
    button({
      text: 'Statement',
      actionId: statementIds.open,
      value: payerId,
      spoken: `Statement of ${payerName}`,
    }),
  );
}

/** More currencies than these are counted only. */
const currenciesShown = 10;

/** `£366.00 in all`, as the Home tab says it. */
function inAll({ sums }: Pick<CreditInHand, 'sums'>, club: ShownClub): string {
  const { money } = wordsFor(club);
  const shown = sums.slice(0, currenciesShown).map((sum) => money(sum.amount, sum.currency));
  const more = sums.length - shown.length;
  const rest = more > 0 ? [counted(more, 'more currency', 'more currencies')] : [];
  return `${listed([...shown, ...rest])} in all`;
}

/** Who has account credit that can be spent. */
export function inHandModal(data: CreditInHand, club: ShownClub): ModalView {
  const { payers, total, page } = data;
  const all = `${counted(total, 'account')} with credit in hand, ${inAll(data, club)}, the largest first.`;
  return modal({
    title: inHandTitle,
    callbackId: inHandIds.callback,
    metadata: pageMetadata.write({ page }),
    blocks: [
      context(total === 0 ? 'Nobody has account credit in hand.' : all),
      ...pager(inHandIds.callback, 'accounts', data),
      ...payers.map((payer) => payerRow(payer, club)),
    ],
  });
}

/** The credit notes of this term. */
export function creditsGivenModal(data: CreditsGiven, club: ShownClub): ModalView {
  const { credits, total, page, since } = data;
  const day = wordsFor(club).date(since);
  const all = `${counted(total, 'credit note')} since ${day}, ${inAll(data, club)}, newest first.`;
  return modal({
    title: creditsGivenTitle,
    callbackId: creditsGivenIds.callback,
    metadata: pageMetadata.write({ page }),
    blocks: [
      context(total === 0 ? `No credit was given since ${day}.` : all),
      ...pager(creditsGivenIds.callback, 'credit notes', data),
      ...credits.map((credit) => creditRow(credit, club)),
    ],
  });
}
