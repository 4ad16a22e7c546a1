import type { KnownBlock } from '@slack/types';
import { button, context, section } from '../../src/blocks/layout.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { InvoiceDetails } from '../../src/services/invoices/invoice-details.js';
import { returnOverpaymentIds } from '../return-overpayment/ids.js';

/** More than one move is rare; those beyond these stand in the payer's statement. */
const shownAtMost = 5;

/** What is unspent of overpayments that were moved to account credit, with the way back. */
export function movedOverpayments(
  { invoice, movedLots }: Pick<InvoiceDetails, 'invoice' | 'movedLots'>,
  club: ShownClub,
): KnownBlock[] {
  const { money, date } = wordsFor(club);
  const more = movedLots.length - shownAtMost;
  return [
    ...movedLots.slice(0, shownAtMost).map(({ lotId, remaining, createdOn }) => {
      const amount = money(remaining, invoice.currency);
      return section(
        `*${amount}* of an overpayment moved ${date(createdOn)} is unspent account credit.`,
        button({
          text: 'Return overpayment',
          actionId: returnOverpaymentIds.open,
          value: lotId,
          spoken: `Return ${amount} to ${invoice.number}`,
        }),
      );
    }),
    ...(more > 0 ? [context(`And ${more} more, in the payer’s statement.`)] : []),
  ];
}
