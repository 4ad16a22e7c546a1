/** What the desk knows of a currency. `decimals` is ISO 4217's minor unit, not ICU's. */
export type CurrencyFacts = {
  decimals: 0 | 2 | 3;
  /** The usual symbol; `otherSymbols` are further forms that people and `Intl` write. */
  symbol: string;
  otherSymbols: readonly string[];
  /** The plural in an English sentence, e.g. 'pounds'. */
  plural: string;
};

// Own table, since ICU differs from ISO 4217 (HUF: 0 decimals there, 2 in the standard).
const currencies = {
  AUD: { decimals: 2, symbol: '$', otherSymbols: ['A$', 'AU$'], plural: 'Australian dollars' },
  BHD: { decimals: 3, symbol: 'BHD', otherSymbols: ['BD'], plural: 'Bahraini dinars' },
  CAD: { decimals: 2, symbol: '$', otherSymbols: ['C$', 'CA$'], plural: 'Canadian dollars' },
  CHF: { decimals: 2, symbol: 'CHF', otherSymbols: ['Fr.', 'SFr.'], plural: 'Swiss francs' },
  CZK: { decimals: 2, symbol: 'Kč', otherSymbols: [], plural: 'Czech koruna' },
  DKK: { decimals: 2, symbol: 'kr', otherSymbols: ['kr.'], plural: 'Danish kroner' },
  EUR: { decimals: 2, symbol: '€', otherSymbols: [], plural: 'euros' },
  GBP: { decimals: 2, symbol: '£', otherSymbols: ['GB£'], plural: 'pounds' },
  HKD: { decimals: 2, symbol: '$', otherSymbols: ['HK$'], plural: 'Hong Kong dollars' },
  HUF: { decimals: 2, symbol: 'Ft', otherSymbols: [], plural: 'forints' },
  INR: { decimals: 2, symbol: '₹', otherSymbols: ['Rs', 'Rs.'], plural: 'rupees' },
  JPY: { decimals: 0, symbol: '¥', otherSymbols: ['￥', 'JP¥'], plural: 'yen' },
  KWD: { decimals: 3, symbol: 'KWD', otherSymbols: ['KD'], plural: 'Kuwaiti dinars' },
  NOK: { decimals: 2, symbol: 'kr', otherSymbols: [], plural: 'Norwegian kroner' },
  NZD: { decimals: 2, symbol: '$', otherSymbols: ['NZ$'], plural: 'New Zealand dollars' },
  PLN: { decimals: 2, symbol: 'zł', otherSymbols: [], plural: 'zloty' },
  SEK: { decimals: 2, symbol: 'kr', otherSymbols: [], plural: 'Swedish kronor' },
  SGD: { decimals: 2, symbol: '$', otherSymbols: ['S$', 'SG$'], plural: 'Singapore dollars' },
  USD: { decimals: 2, symbol: '$', otherSymbols: ['US$'], plural: 'dollars' },
  ZAR: { decimals: 2, symbol: 'R', otherSymbols: [], plural: 'rand' },
} as const satisfies Record<string, CurrencyFacts>;

/**
 * An ISO 4217 code of this table, in capitals. Whatever comes from outside is checked with
 * `isCurrency` at the edge; everything here throws RangeError for a code that was not.
 */
export type Currency = string;

/** Every code that the desk can keep books in, in alphabetical order. */
export const currencyCodes: readonly Currency[] = Object.keys(currencies);

/** Whether `text` is a code of this table: exactly, in capitals, without spaces. */
export function isCurrency(text: string): boolean {
  return isCode(text);
}

export function currencyFacts(currency: Currency): CurrencyFacts {
  if (!isCode(currency)) throw new RangeError(`unknown currency ${currency}`);
  return currencies[currency];
}

/** What may stand before an amount to name its currency: symbols and the code. */
export function currencyMarkers(currency: Currency): string[] {
  const { symbol, otherSymbols } = currencyFacts(currency);
  return [symbol, ...otherSymbols, currency];
}

function isCode(text: string): text is keyof typeof currencies {
  return Object.hasOwn(currencies, text);
}
