import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, header, section } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { RefundOfJob } from '../../src/domain/refunds/refund-of-job.js';
import type { MailWay } from '../../src/services/notices/mail-to-payer.js';
import { type ConfirmPlace, points, resultModal } from '../forms/confirm.js';
import { emailSent } from '../forms/email-sent.js';
import { runJobAgainIds, withCreditTitle } from '../run-job-again/ids.js';
import { settleTitles } from './ids.js';

/** Amounts in minor units; `on` is the invoice's number, null of a pay-out. */
export type SettledFacts = {
  told: 'done' | 'failed';
  payerName: string;
  /** How the payer is told that it is on its way; `off` where nobody is. */
  mail: MailWay;
  invoiceNumber: string | null;
  currency: string;
  amount: bigint;
  fee: bigint;
  /** The job that asked for it; null where a person did. */
  ofJob: RefundOfJob | null;
};

export function settledText(facts: SettledFacts, club: ShownClub): string {
  const { money } = wordsFor(club);
  const { told, payerName, invoiceNumber, currency, amount, fee } = facts;
  const of = invoiceNumber === null ? 'of account credit' : `on ${invoiceNumber}`;
  const what = `${money(amount, currency)} ${of} to ${payerName}`;
  if (told === 'failed') return `The refund of ${what} could not be done. Everything was put back`;
  const cost = fee === 0n ? '' : `, with a fee of ${money(fee, currency)}`;
  return `The refund of ${what} is done${cost}`;
}

function whatNow({
  invoiceNumber,
  ofJob,
}: Pick<SettledFacts, 'invoiceNumber' | 'ofJob'>): KnownBlock[] {
  if (invoiceNumber === null) {
    return [
      context(
        'It is account credit again: pay it out once more from the statement, or leave it there.',
      ),
    ];
  }
  switch (ofJob?.kind) {
    case 'job':
      return [
        section('It was for a cancelled session. Whoever was to get it can have credit instead.'),
        ...actions([
          button({
            ...{ text: withCreditTitle, actionId: runJobAgainIds.withCredit },
            value: ofJob.jobId,
          }),
        ]),
        context(
          `Or send it in another way: press *Try again* beside it in the details of ${invoiceNumber}.`,
        ),
      ];
    case 'takes-place':
      return [
        section(
          'The session that it was for takes place again, so it is not owed any more and nothing has to be done.',
        ),
      ];
    case undefined:
      return [
        context(
          `Press *Try again* beside it in the details of ${invoiceNumber}, or give credit instead.`,
        ),
      ];
    default:
      return ofJob satisfies never;
  }
}

export function settledModal(facts: SettledFacts, place: ConfirmPlace, club: ShownClub): ModalView {
  const { invoiceNumber, payerName } = facts;
  const shown = {
    ...facts,
    payerName: safe(payerName),
    invoiceNumber: invoiceNumber === null ? null : safe(invoiceNumber),
  };
  const title = facts.told === 'done' ? settleTitles.done : settleTitles.notDone;
  return resultModal({
    title,
    place,
    blocks: [
      header(title),
      points([`${settledText(shown, club)}.`]),
      ...(facts.told === 'failed' ? whatNow(shown) : emailSent(facts)),
    ],
  });
}
