import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { ageWords } from '../../src/blocks/age-words.js';
import { actions, button, context, modal, section } from '../../src/blocks/layout.js';
import { pager } from '../../src/blocks/pager.js';
import { reasonWords } from '../../src/blocks/reason-words.js';
import { refundStanding } from '../../src/blocks/refund-words.js';
import { counted, safe } from '../../src/blocks/text.js';
import { actorName, type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { ownId } from '../../src/domain/record-id.js';
import { providerRule } from '../../src/domain/refunds/provider-rules.js';
import { chargeForSending } from '../../src/domain/refunds/refund-cost.js';
import type { RefundsToDo, RefundToDo } from '../../src/services/refunds/refunds-to-do.js';
import { privateMetadata } from '../forms/private-metadata.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { settleButtons } from '../settle-refund/buttons.js';
import { sentByWords } from '../settle-refund/sent-by-words.js';
import { statementIds } from '../statement/ids.js';
import { refundsToDoIds, refundsToDoTitle } from './ids.js';

export const refundsPageSize = 10;

export const refundsPlace = privateMetadata(1, { page: z.int().min(0) });

function feeWords(
  { refund: { provider, currency }, payment }: RefundToDo,
  { money }: Words,
): string {
  const charge = chargeForSending(provider, currency);
  if (charge === null) return 'fee for sending it not known';
  // What the payment itself cost, which is not given back, was said where it was asked for.
  const none = payment === null ? 'no fee for sending it' : 'no further fee for sending it';
  return charge === 0n ? none : `fee for sending it ${money(charge, currency)}`;
}

/** By what whoever sends it finds it, at the provider and on the bank statement. */
function referenceWords({ refund, invoiceNumber, payment }: RefundToDo, club: ShownClub): string {
  const { date, money } = wordsFor(club);
  if (payment === null) return 'Account credit that is paid out';
  const { id, amount, currency, receivedOn } = payment;
  const of = refund.of === 'overpayment' ? 'Overpayment of' : 'On';
  return `${of} ${safe(invoiceNumber ?? '')}, payment ${safe(ownId(club.id, id))} of ${money(amount, currency)}, received ${date(receivedOn)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function providerWords({ sentBy, problem }: RefundToDo, name: string): string[] {
  if (sentBy === null) return [];
  const looks = sentBy.isAway ? '' : ' The desk looks again by itself.';
  const unknown = `It is not known yet whether ${name} has sent it`;
  const open = problem === null ? '' : ` ${unknown}: ${safe(problem, 200)}.${looks}`;
  return [`${sentByWords(sentBy, name)}${open} Do not send it by hand.`];
}

function rowText(toDo: RefundToDo, club: ShownClub): string {
  const words = wordsFor(club);
  const { refund, payerName } = toDo;
  const { amount, currency, provider, askedOn, askedBy, reason } = refund;
  const name = safe(providerRule(provider).name);
  return [
    `*${words.money(amount, currency)}* to *${safe(payerName)}*  ·  ${name}  ·  ${feeWords(toDo, words)}`,
    referenceWords(toDo, club),
    ...providerWords(toDo, name),
    `${capital(refundStanding(refund, words))}  ·  ${ageWords(askedOn, club.today)}  ·  ${actorName(askedBy)}  ·  ${reasonWords(reason, 80)}`,
  ].join('\n');
}

function rowBlocks(toDo: RefundToDo, club: ShownClub): KnownBlock[] {
  const { refund, invoiceNumber, payerName, sentBy } = toDo;
  const settle = sentBy !== null ? [] : settleButtons(refund, club);
  const { invoiceId } = refund;
  const see =
    invoiceId === null
      ? {
          ...{ text: 'Statement', actionId: statementIds.open, value: refund.payerId },
          spoken: `Statement of ${payerName}`,
        }
      : {
          ...{ text: 'Details', actionId: invoiceDetailsIds.open, value: invoiceId },
          spoken: `Details of ${invoiceNumber}`,
        };
  return [section(rowText(toDo, club)), ...actions([...settle, button(see)])];
}

function whatToDo(refunds: readonly RefundToDo[]): string {
  if (refunds.some(({ sentBy }) => sentBy === null)) {
    return 'Send the money, then press *Mark as done*.';
  }
  const isAway = refunds.some(({ sentBy }) => sentBy?.isAway);
  return isAway ? 'Do not send these by hand.' : 'Their provider sends them by itself.';
}

/** Money that somebody has to send, the oldest first, until it is marked as done. */
export function refundsToDoModal(data: RefundsToDo, club: ShownClub): ModalView {
  const { refunds, total, page } = data;
  const what = whatToDo(refunds);
  const all = `${counted(total, 'refund')} to do, the oldest first. ${what}`;
  const none =
    'No refund is to do. Those that are asked for stand here until somebody marks them as done.';
  return modal({
    title: refundsToDoTitle,
    callbackId: refundsToDoIds.callback,
    metadata: refundsPlace.write({ page }),
    blocks: [
      context(total === 0 ? none : all),
      ...pager(refundsToDoIds.callback, 'refunds', data),
      ...refunds.flatMap((toDo) => rowBlocks(toDo, club)),
    ],
  });
}
