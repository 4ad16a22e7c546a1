import type { ModalView } from '@slack/types';
import { owedAfterVoid } from '../../src/blocks/invoice-standing.js';
import { actions, button, context, header } from '../../src/blocks/layout.js';
import { safe } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { VoidedInvoice } from '../../src/services/invoices/void-invoice.js';
import { type ConfirmPlace, liesOnInvoice, points, resultModal } from '../forms/confirm.js';
import { invoiceDetailsIds } from '../invoice-details/ids.js';

export function voidedInvoiceModal(
  data: VoidedInvoice & { invoiceId: string; payerName: string },
  place: ConfirmPlace,
  club: ShownClub,
): ModalView {
  const { money } = wordsFor(club);
  const { invoiceId, invoiceNumber, payerName, currency, total, returned, expired, balance } = data;
  const owed = owedAfterVoid(data.outstanding, (value) => `*${money(value, currency)}*`);
  const see = button({ text: 'See invoice', actionId: invoiceDetailsIds.open, value: invoiceId });
  return resultModal({
    title: 'Invoice voided',
    place,
    blocks: [
      header(`${invoiceNumber} is void`),
      points([
        owed === null
          ? `Nothing is owed on it any more; its total was ${money(total, currency)}.`
          : `What was billed on it, ${money(total, currency)}, is not owed any more. ${owed}.`,
        ...(returned > 0n
          ? [`${money(returned, currency)} of account credit went back to ${safe(payerName)}.`]
          : []),
        ...(expired > 0n
          ? [`${money(expired, currency)} of it came back expired and cannot be used.`]
          : []),
        ...(balance === null ? [] : [`The balance is *${money(balance, currency)}* now.`]),
      ]),
      context('If something else is to be billed, issue a new invoice with /issue-invoice.'),
      ...actions(!liesOnInvoice(place) ? [see] : []),
    ],
  });
}
