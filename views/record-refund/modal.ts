import type { KnownBlock, ModalView } from '@slack/types';
import { context, header, section } from '../../src/blocks/layout.js';
import { safe, safeSentence } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { RecordElsewherePreview } from '../../src/services/providers/preview-record-elsewhere.js';
import { type ConfirmPlace, confirmModal, points } from '../forms/confirm.js';
import { recordRefundButton, recordRefundIds, recordRefundTitle } from './ids.js';

export function recordRefundModal(
  data: RecordElsewherePreview,
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money, date } = wordsFor(club);
  const { elsewhere, provider, invoiceNumbers, payerName, madeOn, refusal } = data;
  const on = invoiceNumbers.map((number) => `*${safe(number)}*`).join(', ');
  const amount = money(elsewhere.amount, elsewhere.currency);
  return confirmModal({
    callbackId: recordRefundIds.callback,
    title: recordRefundTitle,
    submit: refusal === null ? recordRefundButton : null,
    place,
    hint: 'For example: promised on the telephone',
    blocks: [
      header(`Record a refund of ${amount}`),
      section(
        `Somebody sent *${amount}* of a payment on ${on} (${safe(payerName)}) back in ${safe(provider)}'s own page on ${date(madeOn)}: ${safe(elsewhere.providerRefundId)}.`,
      ),
      refusal === null ? points(consequences(data, club)) : section(safeSentence(refusal)),
      ...bookedLater(data, club),
      context(`No money moves: ${safe(provider)} has sent it already.`),
    ],
  });
}

/** What a provider did in closed days is not refused: it has happened. */
function bookedLater({ booked }: RecordElsewherePreview, club: ShownClub): KnownBlock[] {
  if (booked.happenedOn === undefined) return [];
  const { date } = wordsFor(club);
  const text = `The books are closed for ${date(booked.happenedOn)}, so it is booked on ${date(booked.today)}. Its history says on which day it was sent.`;
  return [section(text)];
}

function consequences({ elsewhere, after }: RecordElsewherePreview, club: ShownClub): string[] {
  const { money } = wordsFor(club);
  return after.flatMap((one) => {
    const amount = (value: bigint) => money(value, elsewhere.currency);
    const { invoiceNumber, of, creditable, outstanding, overpaid } = one;
    // One invoice is named above.
    const on = after.length === 1 ? 'the invoice' : `*${safe(invoiceNumber)}*`;
    const On = after.length === 1 ? 'The invoice' : on;
    const left = outstanding > 0n ? `${amount(outstanding)} is outstanding on it then.` : null;
    const over = overpaid > 0n ? `${amount(overpaid)} is overpaid on it then.` : null;
    const what =
      of === 'overpayment'
        ? `The overpayment of ${on} falls by ${amount(one.amount)}.`
        : `${On} is refunded by ${amount(one.amount)}; *${amount(creditable)}* can still be credited on it then.`;
    return [what, ...[left, over].flatMap((words) => words ?? [])];
  });
}
