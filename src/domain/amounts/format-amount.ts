import { type Currency, currencyFacts } from './currency-table.js';

/**
 * An amount (minor units, any size) as a bare decimal for CSV, hledger and prefilled fields:
 * `1234.50`, `-0.05`, `1000` for yen. Point, no grouping, all decimals, minus in front.
 */
export function formatPlainAmount(amountMinor: bigint, currency: Currency): string {
  const sign = amountMinor < 0n ? '-' : '';
  return sign + decimalOf(amountMinor, currency);
}

/**
 * An amount (minor units, any size) as people of the locale (BCP 47) write it: `£1,234.50`.
 * A negative amount has the minus sign in front of everything, `-£5.00`, in every locale, so
 * that it reads as one thing in a list. Exact: Intl gets a decimal string, never a float.
 */
export function formatAmount(amountMinor: bigint, currency: Currency, locale: string): string {
  const { decimals } = currencyFacts(currency);
  const format = formatFor(locale, currency, decimals);
  return (amountMinor < 0n ? '-' : '') + format.format(decimalOf(amountMinor, currency));
}

/** Without its sign. */
function decimalOf(amountMinor: bigint, currency: Currency): `${number}` {
  const { decimals } = currencyFacts(currency);
  const digits = amountMinor
    .toString()
    .replace('-', '')
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const decimal = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  if (!isDecimal(decimal)) throw new RangeError('not a decimal');
  return decimal;
}

function isDecimal(text: string): text is `${number}` {
  return !Number.isNaN(Number(text));
}

// Making a formatter costs far more than using it, and a list formats hundreds of amounts.
const formats = new Map<string, Intl.NumberFormat>();

function formatFor(locale: string, currency: Currency, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(key, format);
  return format;
}
