import { echo, exampleAmount, limitText, tooManyDecimals } from './amount-words.js';
import { type Currency, currencyFacts } from './currency-table.js';

/** What can be wrong with a typed amount, in the order in which it is looked for. */
export type TypedAmountFault =
  | 'empty'
  | 'not-a-number'
  | 'sign'
  | 'wrong-currency'
  | 'ambiguous-comma'
  | 'bad-grouping'
  | 'bad-point'
  | 'too-many-decimals'
  | 'suffix'
  | 'too-large'
  | 'not-positive';

type FaultFacts = {
  currency: Currency;
  /** The digits, commas and points that were typed, without what stood around them. */
  number: string;
};

const sentences: Record<TypedAmountFault, (facts: FaultFacts) => string> = {
  empty: ({ currency }) => `Type an amount like ${exampleAmount(currency)}.`,
  'not-a-number': ({ currency }) => `Type an amount like ${exampleAmount(currency)}.`,
  sign: ({ currency }) =>
    `Type the amount without a plus, a minus or brackets, like ${exampleAmount(currency)}.`,
  'wrong-currency': ({ currency }) => {
    const { plural } = currencyFacts(currency);
    return `This amount is in ${plural} (${currency}). Type it like ${exampleAmount(currency)}.`;
  },
  'ambiguous-comma': commaSentence,
  'bad-grouping': commaSentence,
  'bad-point': ({ currency }) =>
    currencyFacts(currency).decimals === 0
      ? `Type the amount without a point, like ${exampleAmount(currency)}.`
      : `Type one point with digits on both sides of it, like ${exampleAmount(currency)}.`,
  'too-many-decimals': ({ currency, number }) => tooManyDecimals(number, currency),
  suffix: ({ currency }) =>
    `Type the currency in front of the amount or leave it out, like ${exampleAmount(currency)}.`,
  'too-large': ({ currency, number }) =>
    `${echo(number)} is too large: one amount can be ${limitText(currency)} at most.`,
  'not-positive': ({ currency }) => `Type an amount above zero, like ${exampleAmount(currency)}.`,
};

/** What to tell the person who typed it. Plain text, to be escaped where it is shown. */
export function typedAmountSentence(code: TypedAmountFault, facts: FaultFacts): string {
  return sentences[code](facts);
}

/** Names both readings of a single comma; `1,50` could be 1.50 or 150. */
function commaSentence({ currency, number }: FaultFacts): string {
  const [whole = '', fraction = '', ...more] = number.split(',');
  const example = exampleAmount(currency);
  if (more.length > 0 || !/^[0-9]+$/.test(whole) || !/^[0-9]+$/.test(fraction)) {
    return `Type only digits, with a point before the decimals if there are any, like ${example}.`;
  }
  const readings = `${echo(`${whole}.${fraction}`)} or ${echo(whole + fraction)}`;
  return `${echo(number)} could mean ${readings}. Type the one you mean, without the comma.`;
}
