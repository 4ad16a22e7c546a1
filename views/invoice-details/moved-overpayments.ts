import type { SectionBlock } from '@slack/types';
import { button, section } from '../../src/blocks/layout.js';
import { listed } from '../../src/blocks/text.js';
import { type ShownClub, wordsFor } from '../../src/blocks/words.js';
import type { InvoiceDetails, MovedDetails } from '../../src/services/invoices/invoice-details.js';
import { returnOverpaymentIds } from '../return-overpayment/ids.js';
import { isAskedFor } from './waiting.js';

/** What became of an overpayment that was moved to account credit, with the way back if it works. */
export function movedBlock(
  moved: MovedDetails,
  data: InvoiceDetails,
  club: ShownClub,
): SectionBlock {
  const { invoice } = data;
  const words = wordsFor(club);
  const money = (amount: bigint) => words.money(amount, invoice.currency);
  const { lotId, amount, unspent, returned, spent, movedOn, returnRefusal } = moved;
  const became = [
    ...(unspent > 0n ? [`${money(unspent)} of it is unspent`] : []),
    ...(spent > 0n ? [`${money(spent)} is used up`] : []),
    ...(returned > 0n ? [`${money(returned)} was returned to this invoice`] : []),
  ];
  const text = `*${money(amount)}* became account credit on ${words.date(movedOn)}\n${listed(became)}`;
  if (isAskedFor(data, 'return-overpayment', lotId)) {
    return section(`${text}\n_Returning it waits for a second person._`);
  }
  if (returnRefusal !== null) return section(text);
  return section(
    text,
    button({
      text: 'Return overpayment',
      actionId: returnOverpaymentIds.open,
      value: lotId,
      spoken: `Return overpayment of ${money(unspent)} to ${invoice.number}`,
    }),
  );
}
