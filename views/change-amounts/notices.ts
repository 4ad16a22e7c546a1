import { counted } from '../../src/blocks/text.js';

/** One amount means another thing in each currency. */
export const severalCurrencies =
  'The invoices are in several currencies, so there is no one amount for all. Change single amounts with the button beside each name.';

/** Who got less than the amount for all; it stands beside each name. */
export function cappedText(capped: number): string {
  return `${counted(capped, 'person gets', 'people get')} less than that, because no more can be credited or sent back there. Everybody else gets the amount. Close this to look at all of them.`;
}
