import { type Currency, currencyFacts } from './currency-table.js';
import { formatPlainAmount } from './format-amount.js';
import { largestAmountMinor } from './money.js';

const longestEcho = 24;
const numberWords = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** An amount in the form that is asked for, by the currency's decimals: `12.50`, `1250` for yen. */
export function exampleAmount(currency: Currency): string {
  const examples = { 0: '1250', 2: '12.50', 3: '12.500' };
  return examples[currencyFacts(currency).decimals];
}

/** The largest amount of a currency, with its code and thousands apart: `GBP 10,000,000,000.00`. */
export function limitText(currency: Currency): string {
  const plain = formatPlainAmount(largestAmountMinor, currency);
  return `${currency} ${plain.replace(/\B(?=(?:[0-9]{3})+(?:\.|$))/g, ',')}`;
}

/** E.g. "£12.345 has three decimals; pounds have two." `number` is digits, commas and a point. */
export function tooManyDecimals(number: string, currency: Currency): string {
  const { symbol, decimals, plural } = currencyFacts(currency);
  const typed = number.length - number.indexOf('.') - 1;
  const noun = typed === 1 ? 'decimal' : 'decimals';
  const shown = /[A-Z]/i.test(symbol) ? `${symbol} ${echo(number)}` : symbol + echo(number);
  return `${shown} has ${inWords(typed)} ${noun}; ${plural} have ${inWords(decimals)}.`;
}

function inWords(count: number): string {
  return numberWords[count] ?? count.toString();
}

/**
 * What a person typed, fit to stand in a sentence: control characters and line breaks shown as
 * spaces, cut after 24 characters. Not escaped: that is the business of the place it is shown.
 */
export function echo(text: string): string {
  const characters = [...text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()];
  if (characters.length <= longestEcho) return characters.join('');
  return `${characters.slice(0, longestEcho - 1).join('')}…`;
}
