import type { ModalView } from '@slack/types';
import { leftToPay } from '../../src/blocks/invoice-standing.js';
import { actions, button, context, header } from '../../src/blocks/layout.js';
import { listed, safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { VoidedNote } from '../../src/services/credit/void-credit-note.js';
import { type ConfirmPlace, liesOnInvoice, points, resultModal } from '../forms/confirm.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';
import { raiseCreditIds } from '../raise-credit/ids.js';

export function voidedNoteModal(
  data: VoidedNote & { invoiceNumber: string; payerName: string },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { noteNumber, invoiceId, invoiceNumber, payerName, currency, balance, spentOn, paidOut } =
    data;
  const amount = (value: bigint) => money(value, currency);
  const invoice = safe(invoiceNumber);
  const isPart = spentOn.length > 0 || paidOut > 0n;
  const facts = [
    ...(data.fromInvoice > 0n
      ? [
          data.fromInvoice <= data.outstanding
            ? `${amount(data.fromInvoice)} is owed again: *${amount(data.outstanding)}* is outstanding on ${invoice}.`
            : `${amount(data.fromInvoice)} no longer pays ${invoice}: ${leftToPay(data, (left) => `*${amount(left)}*`)} on it.`,
        ]
      : []),
    ...(data.fromAccount > 0n
      ? [`${amount(data.fromAccount)} of account credit was taken off.`]
      : []),
    ...(balance === null ? [] : [`The balance of ${safe(payerName)} is now *${amount(balance)}*.`]),
    ...(spentOn.length > 0
      ? [`What was used on ${listed(spentOn.map((number) => safe(number)))} stays there.`]
      : []),
    ...(paidOut > 0n
      ? [`${amount(paidOut)} of it was paid out as cash, so that part is not void.`]
      : []),
  ];
  const again = button({ text: 'Credit (RC)', actionId: raiseCreditIds.open, value: invoiceId });
  const see = button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoiceId });
  return resultModal({
    title: 'Credit note voided',
    place,
    blocks: [
      header(isPart ? `The rest of ${noteNumber} is void` : `${noteNumber} is void`),
      points(facts),
      context(`To credit ${invoice} again, with another amount or reason, press Credit (RC).`),
      ...actions(!liesOnInvoice(place) ? [see, again] : [again]),
    ],
  });
}
