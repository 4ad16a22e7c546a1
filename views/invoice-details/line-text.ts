import { counted, safe } from '../../src/blocks/text.js';
import { type ShownClub, type Words, wordsFor } from '../../src/blocks/words.js';
import { taxIncluded } from '../../src/domain/amounts/money.js';
import type { InvoiceLine } from '../../src/domain/invoices/invoice.js';
import type { InvoiceDetails } from '../../src/services/invoices/invoice-details.js';

/** Whether any line carries a tax rate: where none does, nothing is said of tax. */
export function isTaxed({ lines }: InvoiceDetails['invoice']): boolean {
  return lines.some(({ taxRate }) => taxRate !== null);
}

/** `net £80.00, tax £16.00`, of an amount with the tax in it. */
export function netAndTax(
  parts: { gross: bigint; tax: bigint; currency: string },
  { money }: Words,
): string {
  const { gross, tax, currency } = parts;
  return `net ${money(gross - tax, currency)}, tax ${money(tax, currency)}`;
}

/** The tax in the price that is paid for a line. */
function taxOf({ net, taxRate }: InvoiceLine): bigint {
  return taxRate === null ? 0n : taxIncluded(net, taxRate);
}

/** What all lines come to without tax, and the tax in them. */
export function taxInAll({ invoice }: InvoiceDetails, club: ShownClub): string[] {
  if (!isTaxed(invoice)) return [];
  const tax = invoice.lines.reduce((sum, line) => sum + taxOf(line), 0n);
  const { total: gross, currency } = invoice;
  return [`Total ${netAndTax({ gross, tax, currency }, wordsFor(club))}`];
}

function priceParts(line: InvoiceLine, data: InvoiceDetails, words: Words): string[] {
  const { money } = words;
  const { currency } = data.invoice;
  if (line.amount < 0n) return ['discount, taken off the lines it lowers'];
  const lowered =
    line.discount > 0n
      ? [`${money(line.net, currency)} after ${money(line.discount, currency)} of discount`]
      : [];
  if (!isTaxed(data.invoice)) return lowered;
  if (line.taxRate === null) return [...lowered, 'no tax'];
  const tax = netAndTax({ gross: line.net, tax: taxOf(line), currency }, words);
  return [...lowered, `${tax} (${safe(line.taxRate)}%)`];
}

function creditParts(line: InvoiceLine, currency: string, words: Words): string[] {
  const { money, minus } = words;
  const { credited, refunded, taxCredited: tax } = line;
  const parts = tax > 0n ? ` (${netAndTax({ gross: credited, tax, currency }, words)})` : '';
  return [
    ...(credited > 0n ? [`credited ${minus(credited, currency)}${parts}`] : []),
    ...(refunded > 0n ? [`refunded ${money(refunded, currency)}`] : []),
  ];
}

/**
 * What a line is for, its price with net and tax, and what was given back of it: a line of text for
 * each, since a long one would go on below where nobody looks for it.
 */
export function lineText(line: InvoiceLine, data: InvoiceDetails, club: ShownClub): string {
  const words = wordsFor(club);
  const { currency } = data.invoice;
  const beneficiary = data.beneficiaryNames.get(line.beneficiaryId);
  const forWhom = [
    ...(beneficiary === undefined ? [] : [safe(beneficiary)]),
    ...(line.sessionsBilled === null ? [] : [counted(line.sessionsBilled, 'session')]),
  ];
  const amount = words.money(line.amount, currency);
  const first = `${line.line}. ${safe(line.description)}  ·  *${amount}*`;
  const below = [forWhom, priceParts(line, data, words), creditParts(line, currency, words)];
  const said = below.filter((parts) => parts.length > 0).map((parts) => parts.join('  ·  '));
  return [first, ...said].join('\n');
}
